package dev.cairn.runtime.internal.split;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot, plain JSON values, and names what is not as expected. */
record SnapshotJson(Map<String, ?> json) {

    boolean has(String name) {
        return json.get(name) != null;
    }

    String text(String name) {
        return expect(name, String.class);
    }

    long number(String name) {
        return expect(name, Number.class).longValue();
    }

    boolean flag(String name) {
        return expect(name, Boolean.class);
    }

    /** Empty where there is none. */
    SnapshotJson part(String name) {
        return new SnapshotJson(has(name) ? object(name) : Map.of());
    }

    Map<String, @Nullable Object> object(String name) {
        return copy(expect(name, Map.class));
    }

    List<Map<String, @Nullable Object>> objects(String name) {
        List<?> items = expect(name, List.class);
        return items.stream().map(item -> copy((Map<?, ?>) item)).toList();
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private <T> T expect(String name, Class<T> type) {
        Object value = json.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "A snapshot has " + value + " for " + name + "; expected a " + type.getSimpleName() + ".");
        }
        return type.cast(value);
    }
}
