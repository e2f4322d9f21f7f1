package dev.cairn.http.auth;

import dev.cairn.core.error.ConfigException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a member by its name anywhere in a document, outermost first, at most five levels deep. */
final class NestedValue {

    private static final int MAX_DEPTH = 5;

    private NestedValue() {}

    /**
     * The value, or null where there is none.
     *
     * @throws ConfigException if the document goes deeper than that before the member is found
     */
    static @Nullable Object find(@Nullable Object document, String key) {
        return find(document, key, 0);
    }

    private static @Nullable Object find(@Nullable Object value, String key, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ConfigException("The answer of the token endpoint is nested too deeply; there is no '" + key
                    + "' in its first " + MAX_DEPTH + " levels");
        }
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(key) ? map.get(key) : first(map.values(), key, depth + 1);
        }
        return value instanceof Collection<?> items ? first(items, key, depth + 1) : null;
    }

    private static @Nullable Object first(Collection<?> values, String key, int depth) {
        for (Object value : values) {
            Object found = find(value, key, depth);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
