package dev.cairn.templates.internal.value;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What one template has compiled: formats and regular expressions by their text. Holds a few; what comes after is
 * compiled anew each time, so data in the place of a pattern costs no memory. Thread-safe.
 */
public final class PatternCache {

    private static final int CAPACITY = 16;

    private record Key(Class<?> type, String text) {}

    private final ConcurrentMap<Key, Object> entries = new ConcurrentHashMap<>(4);

    /** The compiled form of a text. */
    public <T> T get(Class<T> type, String text, Function<String, T> compiler) {
        Key key = new Key(type, text);
        Object known = entries.get(key);
        if (known != null) {
            return type.cast(known);
        }
        T compiled = compiler.apply(text);
        if (entries.size() < CAPACITY) {
            entries.put(key, compiled);
        }
        return compiled;
    }
}
