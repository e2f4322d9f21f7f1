package dev.cairn.testkit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the check must know of a stream's records. Immutable.
 *
 * <p>A key is enough to look for lost records. With a cursor field it is also checked that states claim nothing that has
 * not left, and that not more comes again than must.
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

    /** Records that a top-level field tells apart. They come in ascending order, and the stream has no partitions. */
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
     * These, with a cursor field, whose values are whole numbers, ISO times with a zone, or ISO dates; in records and in
     * states.
     */
    public RecordTraits cursor(String field) {
        return cursor(field, position);
    }

    /** Likewise, with a function that turns its values, of records and of states, into numbers that can be compared. */
    public RecordTraits cursor(String field, ToLongFunction<Object> toPosition) {
        return new RecordTraits(key, field, toPosition, lookback, partition, slice, ordered);
    }

    /** These, with a sync that goes back by so much from its state, in the unit of positions: seconds, for times. */
    public RecordTraits lookback(long back) {
        return new RecordTraits(key, cursorField, position, back, partition, slice, ordered);
    }

    /**
     * These, with partitions.
     *
     * @param of what a state's {@code partition} holds for a record; it may hold more
     */
    public RecordTraits partition(Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> of) {
        return new RecordTraits(key, cursorField, position, lookback, of, slice, ordered);
    }

    /**
     * These, where the API may go back to an earlier position inside of a slice. A record that comes after a later one
     * may then be lost where the process dies before the first of them; nobody can foresee it.
     *
     * @param of tells the slices apart that records stand in
     */
    public RecordTraits mayBreakOrder(Function<Map<String, @Nullable Object>, String> of) {
        return new RecordTraits(key, cursorField, position, lookback, partition, of, false);
    }

    /**
     * These, with several slices of a partition that are read at the same time.
     *
     * @param of tells the slices apart that records stand in when a sync begins without a state
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
