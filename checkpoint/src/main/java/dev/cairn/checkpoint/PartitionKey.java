package dev.cairn.checkpoint;

import dev.cairn.pythonvalues.JsonDumps;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a partition by its values, as compact JSON with sorted keys, as in the Python CDK.
 *
 * @param values the values with their keys sorted, as they stand in states
 */
record PartitionKey(String text, Map<String, @Nullable Object> values) {

    /** Of a stream without partitions. */
    static final PartitionKey NONE = of(Map.of());

    static PartitionKey of(Map<?, ?> values) {
        Map<String, @Nullable Object> sorted = sorted(values);
        return new PartitionKey(JsonDumps.compact(sorted), sorted);
    }

    private static Map<String, @Nullable Object> sorted(Map<?, ?> values) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        values.forEach((key, value) ->
                sorted.put(String.valueOf(key), value instanceof Map<?, ?> nested ? sorted(nested) : value));
        return sorted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
