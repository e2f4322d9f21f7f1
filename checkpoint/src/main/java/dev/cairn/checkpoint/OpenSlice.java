package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.Slicer;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A slice that was begun, and where its pagination stands. Immutable.
 *
 * @param window the slice's own, as JSON can have it; empty without a cursor
 * @param reached the largest position of the records that left, as it is written; null where there is none
 */
record OpenSlice(
        PartitionKey partition,
        Map<String, @Nullable Object> window,
        PagePosition position,
        @Nullable Object reached) {

    private static final String INFINITY = "Infinity";

    static OpenSlice of(Slice slice, PagePosition position, @Nullable Object reached) {
        return new OpenSlice(PartitionKey.of(slice.partition()), finite(slice.window()), position, reached);
    }

    /** The window, to be read from where it stands. */
    Slice rest() {
        return Slice.ofWindow(bounds()).from(position);
    }

    /** The slice, to be read from where it stands. */
    Slice slice() {
        return new Slice(partition.values(), bounds(), Map.of()).from(position);
    }

    private Map<String, @Nullable Object> bounds() {
        Map<String, @Nullable Object> bounds = new LinkedHashMap<>(window);
        bounds.replaceAll((name, value) -> INFINITY.equals(value) ? (Object) Double.POSITIVE_INFINITY : value);
        return bounds;
    }

    boolean isReadableBy(Slicer slicer) {
        try {
            return window.isEmpty() || slicer.boundsOf(rest()) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Counters have no end, which JSON cannot have. */
    private static Map<String, @Nullable Object> finite(Map<String, @Nullable Object> window) {
        Map<String, @Nullable Object> finite = new LinkedHashMap<>(window);
        finite.replaceAll((name, value) -> value instanceof Double number && number.isInfinite() ? INFINITY : value);
        return finite;
    }

    /** What tells it from other slices. */
    PartitionKey key() {
        return key(partition.values(), window);
    }

    static PartitionKey key(Slice slice) {
        return key(slice.partition(), finite(slice.window()));
    }

    private static PartitionKey key(Map<String, @Nullable Object> partition, Map<String, @Nullable Object> window) {
        if (window.isEmpty()) {
            return PartitionKey.of(partition);
        }
        Map<String, @Nullable Object> both = new LinkedHashMap<>();
        both.put("partition", partition);
        both.put("window", window);
        return PartitionKey.of(both);
    }
}
