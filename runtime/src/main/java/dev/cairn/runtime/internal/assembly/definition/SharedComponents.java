package dev.cairn.runtime.internal.assembly.definition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Components that several streams share, found by their definitions. Thread-safe. */
public final class SharedComponents {

    private final Map<Object, Object> parts = new ConcurrentHashMap<>();

    /**
     * The part that was made from the same before, or a new one.
     *
     * @param key a value that is equal where the parts are to be the same
     */
    public <T> T get(Class<T> type, Object key, Supplier<T> maker) {
        return type.cast(parts.computeIfAbsent(new Key(type, key), k -> maker.get()));
    }

    private record Key(Class<?> type, Object key) {}
}
