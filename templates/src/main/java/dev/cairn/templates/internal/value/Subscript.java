package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What square brackets give. Thread-safe. */
public final class Subscript {

    private Subscript() {}

    /**
     * {@code value[key]}.
     *
     * @throws PythonException of kind TYPE, KEY or INDEX if there is no such element; UNDEFINED of an undefined value
     */
    public static @Nullable Object get(@Nullable Object value, @Nullable Object key) {
        if (value == null) {
            throw PythonException.type("'NoneType' object is not subscriptable");
        }
        switch (PyType.of(value)) {
            case DICT -> {
                Object found = Dicts.get((Map<?, ?>) value, key);
                if (found == Missing.VALUE) {
                    throw new PythonException(PythonException.Kind.KEY, "no such key");
                }
                return found;
            }
            case LIST, TUPLE -> {
                List<?> list = (List<?>) value;
                return list.get(index(value, key, list.size()));
            }
            case STR, MARKUP -> {
                String text = String.valueOf(value);
                return Text.like(value, CodePoints.at(text, index(value, key, CodePoints.length(text))));
            }
            case BYTES -> {
                Bytes bytes = (Bytes) value;
                return (long) bytes.at(index(value, key, bytes.size()));
            }
            default -> {
                if (value instanceof Undefined undefined) {
                    throw undefined.failure();
                }
                throw PythonException.type("'" + PyType.nameOf(value) + "' object is not subscriptable");
            }
        }
    }

    private static int index(@Nullable Object value, @Nullable Object key, int size) {
        if (!Numbers.isInteger(key)) {
            throw PythonException.type(
                    PyType.nameOf(value) + " indices must be integers or slices, not " + PyType.nameOf(key));
        }
        int index = Numbers.toIndex(key);
        int position = index < 0 ? index + size : index;
        if (position < 0 || position >= size) {
            throw new PythonException(PythonException.Kind.INDEX, PyType.nameOf(value) + " index out of range");
        }
        return position;
    }

    /** Whether a slice of a value is not a TypeError by itself; of an undefined one it is an error of another kind. */
    public static boolean isSliceable(@Nullable Object value) {
        return switch (PyType.of(value)) {
            case STR, MARKUP, BYTES, LIST, TUPLE -> true;
            default -> value instanceof Undefined;
        };
    }

    /**
     * {@code value[start:stop:step]}, each null where it is left out or None.
     *
     * @throws PythonException if the value cannot be sliced
     */
    public static Object slice(
            @Nullable Object value, @Nullable Object start, @Nullable Object stop, @Nullable Object step) {
        if (value == null) {
            throw PythonException.type("'NoneType' object cannot be sliced");
        }
        PyType type = PyType.of(value);
        switch (type) {
            case STR, MARKUP -> {
                String text = String.valueOf(value);
                int length = CodePoints.length(text);
                Range range = Range.of(start, stop, step, length);
                if (range.step == 1) {
                    return Text.like(value, CodePoints.substring(text, range.start, Math.max(range.start, range.stop)));
                }
                int[] codePoints = text.codePoints().toArray();
                StringBuilder out = new StringBuilder();
                range.positions().forEach(position -> out.appendCodePoint(codePoints[position]));
                return Text.like(value, out.toString());
            }
            case LIST, TUPLE -> {
                List<?> list = (List<?>) value;
                Range range = Range.of(start, stop, step, list.size());
                List<@Nullable Object> items = new ArrayList<>();
                range.positions().forEach(position -> items.add(list.get(position)));
                return type == PyType.TUPLE ? Tuple.copyOf(items) : items;
            }
            case BYTES -> {
                byte[] content = ((Bytes) value).content();
                List<Integer> positions =
                        Range.of(start, stop, step, content.length).positions();
                byte[] part = new byte[positions.size()];
                for (int i = 0; i < part.length; i++) {
                    part[i] = content[positions.get(i)];
                }
                return new Bytes(part);
            }
            default -> {
                if (value instanceof Undefined undefined) {
                    throw undefined.failure();
                }
                throw PythonException.type("'" + PyType.nameOf(value) + "' object cannot be sliced");
            }
        }
    }

    /** The bounds of a slice within a sequence. */
    private record Range(int start, int stop, int step) {

        static Range of(@Nullable Object start, @Nullable Object stop, @Nullable Object step, int length) {
            int stride = step == null ? 1 : bound(step);
            if (stride == 0) {
                throw PythonException.value("slice step cannot be zero");
            }
            int first = stride < 0 ? length - 1 : 0;
            int last = stride < 0 ? -1 : length;
            return new Range(
                    start == null ? first : clamp(bound(start), length, stride),
                    stop == null ? last : clamp(bound(stop), length, stride),
                    stride);
        }

        private static int bound(Object value) {
            if (value instanceof Undefined || !Numbers.isInteger(value)) {
                throw PythonException.type("slice indices must be integers or None");
            }
            return Numbers.toIndex(value);
        }

        private static int clamp(int bound, int length, int stride) {
            int position = bound < 0 ? bound + length : bound;
            if (position < 0) {
                return stride < 0 ? -1 : 0;
            }
            return position >= length ? (stride < 0 ? length - 1 : length) : position;
        }

        List<Integer> positions() {
            List<Integer> positions = new ArrayList<>();
            for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
                positions.add((int) i);
            }
            return positions;
        }
    }
}
