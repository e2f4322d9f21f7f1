package dev.cairn.testkit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ResumeCheck} must know about a stream's records. Immutable.
 *
 * <p>A key is enough to find lost records. With a cursor field the check also finds states that are emitted too early,
 * and records that are repeated without need.
 */
public final class RecordTraits {

    private final String key;
    private final @Nullable String cursorField;
    private final ToLongFunction<Object> position;
    private final long lookback;
    private final Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> partition;
    private final @Nullable Function<Map<String, @Nullable Object>, String> slice;
    private final boolean ordered;

    private RecordTraits(
            String key,
            @Nullable String cursorField,
            ToLongFunction<Object> position,
            long lookback,
            Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> partition,
            @Nullable Function<Map<String, @Nullable Object>, String> slice,
            boolean ordered) {
        this.key = key;
        this.cursorField = cursorField;
        this.position = position;
        this.lookback = lookback;
        this.partition = partition;
        this.slice = slice;
        this.ordered = ordered;
    }

    /**
     * Records with a top-level field that identifies them. They come in ascending order, and the stream has no
     * partitions.
     */
    public static RecordTraits key(String field) {
        return new RecordTraits(field, null, RecordTraits::secondsOrNumber, 0, record -> Map.of(), null, true);
    }

    /** Whole numbers as they are; ISO times and dates as seconds since 1970. */
    private static long secondsOrNumber(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        String text = value.toString();
        if (text.length() == 10 && text.charAt(4) == '-') {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        }
        return text.matches("-?\\d+")
                ? Long.parseLong(text)
                : OffsetDateTime.parse(text).toEpochSecond();
    }

    /**
     * Adds a cursor field. Its values, in records and in states, are whole numbers, ISO times with a zone, or ISO
     * dates.
     */
    public RecordTraits cursor(String field) {
        return cursor(field, position);
    }

    /**
     * Adds a cursor field with other values. The function converts them, from records and from states, to numbers that
     * can be compared.
     */
    public RecordTraits cursor(String field, ToLongFunction<Object> toPosition) {
        return new RecordTraits(key, field, toPosition, lookback, partition, slice, ordered);
    }

    /** Adds a lookback: how far before its state a sync starts, in the unit of positions (seconds for times). */
    public RecordTraits lookback(long back) {
        return new RecordTraits(key, cursorField, position, back, partition, slice, ordered);
    }

    /**
     * Adds partitions.
     *
     * @param of what a state's {@code partition} holds for a record; it may hold more
     */
    public RecordTraits partition(Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> of) {
        return new RecordTraits(key, cursorField, position, lookback, of, slice, ordered);
    }

    /**
     * Allows that positions are not ascending within a slice. The first record that comes after one with a later
     * position may then be lost, if the process dies just before it: a cursor cannot foresee it.
     *
     * @param of gives the slice of a record, as any text that identifies it
     */
    public RecordTraits mayBreakOrder(Function<Map<String, @Nullable Object>, String> of) {
        return new RecordTraits(key, cursorField, position, lookback, partition, of, false);
    }

    /**
     * Allows that several slices of a partition are read at the same time.
     *
     * @param of gives the slice of a record in a sync without a state, as any text that identifies it
     */
    public RecordTraits slices(Function<Map<String, @Nullable Object>, String> of) {
        return new RecordTraits(key, cursorField, position, lookback, partition, of, ordered);
    }

    String keyOf(Map<String, @Nullable Object> record) {
        Object value = record.get(key);
        if (value == null) {
            throw new IllegalArgumentException("a record has no " + key + ": " + record);
        }
        return value.toString();
    }

    /** Null where the record or the state lacks it. */
    @Nullable
    Long positionOf(Map<?, ?> values) {
        Object value = cursorField == null ? null : values.get(cursorField);
        return value == null ? null : position.applyAsLong(value);
    }

    /** Of a value of a record or of a state. */
    long position(Object value) {
        return position.applyAsLong(value);
    }

    boolean hasCursor() {
        return cursorField != null;
    }

    long lookback() {
        return lookback;
    }

    Map<String, @Nullable Object> partitionOf(Map<String, @Nullable Object> record) {
        return partition.apply(record);
    }

    String sliceOf(Map<String, @Nullable Object> record) {
        return slice == null ? "" : slice.apply(record);
    }

    boolean hasSlices() {
        return slice != null;
    }

    boolean isOrdered() {
        return ordered;
    }
}
