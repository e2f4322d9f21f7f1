package dev.cairn.runtime.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a stream: a partition, a window of its cursor, or both. Immutable.
 *
 * @param partition what identifies the partition, and stands in its state; empty without partitions
 * @param window the bounds of the cursor, as they are sent; empty without a cursor
 * @param extraFields further values of the partition, which do not identify it
 */
public record StreamSlice(
        Map<String, @Nullable Object> partition,
        Map<String, @Nullable Object> window,
        Map<String, @Nullable Object> extraFields) {

    public StreamSlice {
        partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
        window = Collections.unmodifiableMap(new LinkedHashMap<>(window));
        extraFields = Collections.unmodifiableMap(new LinkedHashMap<>(extraFields));
    }

    /** A partition and nothing else. */
    public static StreamSlice ofPartition(Map<String, @Nullable Object> partition) {
        return new StreamSlice(partition, Map.of(), Map.of());
    }
}
