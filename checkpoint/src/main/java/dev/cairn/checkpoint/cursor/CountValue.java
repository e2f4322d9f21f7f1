package dev.cairn.checkpoint.cursor;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A position of an {@code IncrementingCountCursor}: a number.
 *
 * @param number a {@link Long}, a {@link BigInteger} or a {@link Double}, as it stood in the JSON text
 */
public record CountValue(Number number) implements CursorValue {

    /** After every count: the end of a slice that has none. */
    static final CountValue UNBOUNDED = new CountValue(Double.POSITIVE_INFINITY);

    public static CountValue of(long count) {
        return new CountValue(count);
    }

    boolean isZero() {
        return number.doubleValue() == 0;
    }

    /** The count that comes after this one. */
    CountValue next() {
        if (number instanceof Double fraction) {
            return new CountValue(fraction + 1);
        }
        if (number instanceof Long count && count < Long.MAX_VALUE) {
            return new CountValue(count + 1);
        }
        return new CountValue(new BigInteger(number.toString()).add(BigInteger.ONE));
    }

    @Override
    public Object toJson() {
        return number;
    }

    @Override
    public int compareTo(CursorValue other) {
        if (!(other instanceof CountValue count)) {
            throw new IllegalArgumentException("not comparable: " + this + " and " + other);
        }
        if (number instanceof Long a && count.number instanceof Long b) {
            return Long.compare(a, b);
        }
        if (isInfinite() || count.isInfinite()) {
            return Double.compare(number.doubleValue(), count.number.doubleValue());
        }
        return new BigDecimal(number.toString()).compareTo(new BigDecimal(count.number.toString()));
    }

    private boolean isInfinite() {
        return number instanceof Double fraction && fraction.isInfinite();
    }
}
