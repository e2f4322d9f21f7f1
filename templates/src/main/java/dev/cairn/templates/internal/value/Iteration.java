package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.Characters;
import dev.cairn.templates.value.PythonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Elements and lengths of values. Thread-safe. */
public final class Iteration {

    private Iteration() {}

    /**
     * The elements of a value.
     *
     * @throws PythonException if it is not iterable
     */
    public static Iterator<@Nullable Object> of(@Nullable Object value) {
        Iterator<@Nullable Object> elements = orNull(value);
        if (elements == null) {
            throw PythonException.type("'" + PyType.nameOf(value) + "' object is not iterable");
        }
        return elements;
    }

    /** The elements of a value, or null if it is not iterable. */
    @SuppressWarnings("unchecked")
    public static @Nullable Iterator<@Nullable Object> orNull(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (PyType.of(value)) {
            case LIST, TUPLE -> new Positions((List<@Nullable Object>) value);
            case DICT -> new DictElements(DictView.Kind.KEYS, (Map<?, ?>) value);
            case STR -> new Characters((String) value);
            case MARKUP -> new Characters(((Markup) value).text());
            case SET -> ((PySet) value).items().iterator();
            case BYTES -> bytes((Bytes) value).iterator();
            case OBJECT -> value instanceof PythonObject object ? object.elements() : null;
            case NONE, BOOL, INT, FLOAT, COMPLEX, DATETIME, DATE, TIME, TIMEDELTA, DURATION -> null;
        };
    }

    /** All elements at once, in a new list. */
    public static List<@Nullable Object> list(Evaluation evaluation, @Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            evaluation.spend(collection.size() * 4L);
            return new ArrayList<>(collection);
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (Iterator<@Nullable Object> elements = of(value); elements.hasNext(); ) {
            evaluation.spend(4);
            items.add(elements.next());
        }
        return items;
    }

    private static List<@Nullable Object> bytes(Bytes bytes) {
        List<@Nullable Object> values = new ArrayList<>(bytes.size());
        for (int i = 0; i < bytes.size(); i++) {
            values.add((long) bytes.at(i));
        }
        return values;
    }

    /**
     * What {@code len()} gives.
     *
     * @throws PythonException if the value has no length
     */
    public static int length(@Nullable Object value) {
        int length = lengthOrNegative(value);
        if (length < 0) {
            throw PythonException.type("object of type '" + PyType.nameOf(value) + "' has no len()");
        }
        return length;
    }

    public static boolean hasLength(@Nullable Object value) {
        return lengthOrNegative(value) >= 0;
    }

    private static int lengthOrNegative(@Nullable Object value) {
        if (value == null) {
            return -1;
        }
        return switch (PyType.of(value)) {
            case STR, MARKUP -> CodePoints.length(String.valueOf(value));
            case LIST, TUPLE -> ((Collection<?>) value).size();
            case DICT -> ((Map<?, ?>) value).size();
            case SET -> ((PySet) value).size();
            case BYTES -> ((Bytes) value).size();
            case OBJECT -> value instanceof PythonObject object ? object.length() : -1;
            case NONE, BOOL, INT, FLOAT, COMPLEX, DATETIME, DATE, TIME, TIMEDELTA, DURATION -> -1;
        };
    }

    /**
     * What {@code in} gives.
     *
     * @throws PythonException if the container is none
     */
    public static boolean contains(@Nullable Object container, @Nullable Object item) {
        if (container == null) {
            throw PythonException.type("argument of type 'NoneType' is not iterable");
        }
        switch (PyType.of(container)) {
            case STR, MARKUP -> {
                if (!Text.isText(item)) {
                    throw PythonException.type(
                            "'in <string>' requires string as left operand, not " + PyType.nameOf(item));
                }
                return String.valueOf(container).contains(String.valueOf(item));
            }
            case DICT -> {
                return Dicts.contains((Map<?, ?>) container, item);
            }
            case SET -> {
                return ((PySet) container).contains(item);
            }
            default -> {
                if (container instanceof DictView view && view.kind() != DictView.Kind.VALUES) {
                    return view.contains(item);
                }
                Iterator<@Nullable Object> elements = orNull(container);
                if (elements == null) {
                    throw PythonException.type("argument of type '" + PyType.nameOf(container) + "' is not iterable");
                }
                while (elements.hasNext()) {
                    if (Equality.sameOrEqual(elements.next(), item)) {
                        return true;
                    }
                }
                return false;
            }
        }
    }

    /** Walks by position, so that a list may grow meanwhile, as it may in Python. */
    private static final class Positions implements Iterator<@Nullable Object> {

        private final List<@Nullable Object> list;
        private int position;

        Positions(List<@Nullable Object> list) {
            this.list = list;
        }

        @Override
        public boolean hasNext() {
            return position < list.size();
        }

        @Override
        public @Nullable Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return list.get(position++);
        }
    }

    /** The characters of a string, each as a string. */
    private static final class Characters implements Iterator<@Nullable Object> {

        private final String text;
        private int position;

        Characters(String text) {
            this.text = text;
        }

        @Override
        public boolean hasNext() {
            return position < text.length();
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int end = text.offsetByCodePoints(position, 1);
            String character = text.substring(position, end);
            position = end;
            return character;
        }
    }
}
