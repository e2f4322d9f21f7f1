package dev.cairn.core.slice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stream that is read at a time: a partition, a window of the cursor, or both. Immutable; equal by value.
 *
 * @param partition the partition's identifying values, as they stand in per-partition state; empty without partitions
 * @param window the cursor's bounds by the names that templates use ({@code start_time}, {@code end_time} or the
 *     manifest's own), formatted as they are sent; empty without a cursor
 * @param extraFields further values of the partition that are no part of its identity
 * @param position the page behind which reading goes on; null to begin at the first page. A reader that cannot go on there
 *     begins at the first page too, and says so
 */
public record Slice(
        Map<String, @Nullable Object> partition,
        Map<String, @Nullable Object> window,
        Map<String, @Nullable Object> extraFields,
        @Nullable PagePosition position) {

    /** The whole stream at once. */
    public static final Slice WHOLE = new Slice(Map.of(), Map.of(), Map.of());

    public Slice {
        partition = copy(partition);
        window = copy(window);
        extraFields = copy(extraFields);
    }

    /** A slice that is read from its first page on. */
    public Slice(
            Map<String, @Nullable Object> partition,
            Map<String, @Nullable Object> window,
            Map<String, @Nullable Object> extraFields) {
        this(partition, window, extraFields, null);
    }

    /** A window of a stream without partitions. */
    public static Slice ofWindow(Map<String, @Nullable Object> window) {
        return new Slice(Map.of(), window, Map.of());
    }

    /** This slice with other extra fields, for requests that ask for a part of its records only. */
    public Slice withExtraFields(Map<String, @Nullable Object> fields) {
        return new Slice(partition, window, fields, position);
    }

    /** This slice, to be read from behind a page on; from the first page on without a position. */
    public Slice from(@Nullable PagePosition page) {
        return new Slice(partition, window, extraFields, page);
    }

    /** Returns true if an earlier sync has delivered records of it and its position is behind them. */
    public boolean isBegun() {
        return position != null && !position.isStart();
    }

    /** Whether another slice reads the same: the same partition and the same window. */
    public boolean coversSameAs(Slice other) {
        return partition.equals(other.partition) && window.equals(other.window);
    }

    /** What a template sees as {@code stream_slice}: partition and window in one map. */
    public Map<String, @Nullable Object> merged() {
        if (window.isEmpty()) {
            return partition;
        }
        if (partition.isEmpty()) {
            return window;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(partition);
        all.putAll(window);
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
