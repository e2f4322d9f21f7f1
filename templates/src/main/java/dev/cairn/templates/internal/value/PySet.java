package dev.cairn.templates.internal.value;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's set, in the order in which its elements were first added. Immutable. */
public final class PySet {

    private final PyDict elements = new PyDict();

    /**
     * @throws PythonException if an element cannot be hashed
     */
    public PySet(Collection<? extends @Nullable Object> items) {
        items.forEach(item -> elements.set(item, null));
    }

    public List<@Nullable Object> items() {
        return Dicts.keys(elements);
    }

    public int size() {
        return elements.size();
    }

    public boolean contains(@Nullable Object item) {
        return Dicts.contains(elements, item);
    }
}
