package dev.cairn.checkpoint.cursor;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

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

    /** The exact position as a plain JSON value, whatever the cursor's format: a number, or a time in ISO 8601. */
    Object toJson();

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static CursorValue ofJson(Object json) {
        if (json instanceof Number number) {
            return new CountValue(number);
        }
        try {
            return new DatetimeValue(OffsetDateTime.parse(json.toString()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("neither a number nor a time: " + json, e);
        }
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
