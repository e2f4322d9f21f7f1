package dev.cairn.templates.internal.value;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dict made by a template. Its map's keys are normalized so that what is equal in Python is equal here ({@code 1},
 * {@code 1.0} and {@code True}); a key that looks different before is remembered, and {@link Dicts} shows it again.
 */
public final class PyDict extends LinkedHashMap<@Nullable Object, @Nullable Object> {

    private @Nullable Map<@Nullable Object, @Nullable Object> originals;

    public PyDict() {}

    /** A copy of any dict. */
    public PyDict(Map<?, ?> other) {
        super(other);
        if (other instanceof PyDict dict && dict.originals != null) {
            originals = new HashMap<>(dict.originals);
        }
    }

    /**
     * Sets a value.
     *
     * @throws PythonException if the key cannot be hashed
     */
    public void set(@Nullable Object key, @Nullable Object value) {
        Object normalized = Dicts.key(key);
        if (normalized != key && !containsKey(normalized)) {
            if (originals == null) {
                originals = new HashMap<>();
            }
            originals.put(normalized, key);
        }
        put(normalized, value);
    }

    @Nullable
    Object original(@Nullable Object key) {
        return originals == null ? key : originals.getOrDefault(key, key);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        if (originals != null) {
            originals.remove(key);
        }
        return super.remove(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
