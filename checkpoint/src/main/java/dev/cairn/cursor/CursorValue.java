package dev.cairn.cursor;

/**
 * A position of a stream's cursor: the parsed value of a record's cursor field, or a bound of a slice. Immutable.
 *
 * <p>Values of one stream are of one kind and compare with each other; the order is that of the positions, so two times
 * that are written with different offsets may be equal.
 */
public sealed interface CursorValue extends Comparable<CursorValue> permits DatetimeValue, CountValue {

    default boolean isBefore(CursorValue other) {
        return compareTo(other) < 0;
    }

    default boolean isAfter(CursorValue other) {
        return compareTo(other) > 0;
    }

    /** The larger of two values; the first if they are equal. */
    static CursorValue max(CursorValue a, CursorValue b) {
        return b.isAfter(a) ? b : a;
    }

    /** The smaller of two values; the first if they are equal. */
    static CursorValue min(CursorValue a, CursorValue b) {
        return b.isBefore(a) ? b : a;
    }
}
