package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code keys()}, {@code values()} and {@code items()} of a dict give.
 *
 * @param kind which of them
 * @param dict whose
 */
public record DictView(Kind kind, Map<?, ?> dict) implements PythonObject {

    /** The three views. */
    public enum Kind {
        KEYS("dict_keys"),
        VALUES("dict_values"),
        ITEMS("dict_items");

        private final String typeName;

        Kind(String typeName) {
            this.typeName = typeName;
        }
    }

    /** What the view shows, in a new list. */
    public List<@Nullable Object> list() {
        return switch (kind) {
            case KEYS -> Dicts.keys(dict);
            case VALUES -> new ArrayList<>(dict.values());
            case ITEMS -> Dicts.items(dict);
        };
    }

    /** Whether a view of keys or items has an element, found by its key. */
    boolean contains(@Nullable Object element) {
        if (kind == Kind.KEYS) {
            return Dicts.contains(dict, element);
        }
        if (!(element instanceof Tuple pair) || pair.size() != 2) {
            return false;
        }
        Object value = Dicts.get(dict, pair.get(0));
        return value != Missing.VALUE && Equality.sameOrEqual(value, pair.get(1));
    }

    /** Whether a value is a view that is a set too. */
    static boolean isSet(@Nullable Object value) {
        return value instanceof DictView view && view.kind != Kind.VALUES;
    }

    /** The elements of one value that another one does not have; one of them is a view. */
    static PySet difference(@Nullable Object left, @Nullable Object right) {
        List<@Nullable Object> elements = new ArrayList<>();
        Iteration.of(left).forEachRemaining(elements::add);
        List<@Nullable Object> removed = new ArrayList<>();
        Iteration.of(right).forEachRemaining(removed::add);
        PySet gone = new PySet(removed);
        elements.removeIf(gone::contains);
        return new PySet(elements);
    }

    @Override
    public String typeName() {
        return kind.typeName;
    }

    @Override
    public String repr() {
        return kind.typeName + "(" + Repr.of(list()) + ")";
    }

    @Override
    public Iterator<@Nullable Object> elements() {
        return new DictElements(kind, dict);
    }

    @Override
    public int length() {
        return dict.size();
    }

    @Override
    public boolean isTrue() {
        return !dict.isEmpty();
    }

    /** Views of keys are equal as sets are, views of values only to themselves. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof DictView view
                        && kind == view.kind
                        && kind != Kind.VALUES
                        && new PySet(list()).items().size() == view.length()
                        && view.list().stream().allMatch(item -> list().contains(item)));
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(dict);
    }
}
