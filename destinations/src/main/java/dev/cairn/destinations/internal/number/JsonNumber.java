package dev.cairn.destinations.internal.number;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * A number in JSON text that is known to be valid. Moves from number to number. Confined to one thread.
 *
 * <p>It is {@code digits} divided by ten to the power of {@code scale}, where it has no more than 18 digits.
 */
public final class JsonNumber {

    /** Longer ones are no numbers for a column: some databases take no more, and none needs them. */
    static final int LONGEST = 16_000;

    private static final int MOST_DIGITS = 18;

    private byte[] text = {};
    private int from;
    private int to;
    private long digits;
    private int count;
    private int scale;
    /** How many digits there are up to the last one that is not 0. */
    private int needed;

    private boolean plain;
    private long integer;
    private double number;

    public void at(byte[] bytes, int start, int end) {
        text = bytes;
        from = start;
        to = end;
        scan();
    }

    private void scan() {
        long value = 0;
        int significant = 0;
        int lastNonZero = 0;
        int fraction = 0;
        boolean afterPoint = false;
        int exponent = 0;
        int i = text[from] == '-' ? from + 1 : from;
        for (; i < to; i++) {
            byte b = text[i];
            if (b == '.') {
                afterPoint = true;
            } else if (b > '9') {
                exponent = exponent(i + 1);
                break;
            } else {
                if (significant < MOST_DIGITS) {
                    value = 10 * value + (b - '0');
                }
                significant += value > 0 ? 1 : 0;
                lastNonZero = b == '0' ? lastNonZero : significant;
                fraction += afterPoint ? 1 : 0;
            }
        }
        digits = value;
        count = significant;
        needed = lastNonZero;
        scale = fraction - exponent;
        plain = !afterPoint && i == to;
        if (!plain || count > ShortestDouble.DISTINCT_DIGITS) {
            dropZeros();
        }
    }

    private void dropZeros() {
        while (count <= MOST_DIGITS && digits > 0 && digits % 10 == 0) {
            digits /= 10;
            count--;
            scale--;
        }
    }

    /** An exponent; one far beyond all limits if it has many digits. */
    private int exponent(int start) {
        boolean negative = text[start] == '-';
        int value = 0;
        for (int i = negative || text[start] == '+' ? start + 1 : start; i < to; i++) {
            value = Math.min(10 * value + (text[i] - '0'), 100_000_000);
        }
        return negative ? -value : value;
    }

    private boolean isNegative() {
        return text[from] == '-';
    }

    /** Whether it is written as a whole number. */
    public boolean isPlain() {
        return plain;
    }

    /** Whether it is a whole number, however it is written. */
    public boolean isWhole() {
        return digits == 0
                || (count <= MOST_DIGITS
                        ? scale <= 0
                        : isDecimal() && exact().stripTrailingZeros().scale() <= 0);
    }

    /** Whether it is a whole number of 64 bits, which {@link #integer()} then is. */
    public boolean fitsInteger() {
        if (count <= MOST_DIGITS && scale > 0 && digits > 0) {
            return false;
        }
        if (digits == 0 || (count - scale <= MOST_DIGITS && count <= MOST_DIGITS)) {
            integer = isNegative() ? -digits : digits;
            for (int i = scale; i < 0 && integer != 0; i++) {
                integer *= 10;
            }
            return true;
        }
        return count - scale <= MOST_DIGITS + 1 && isDecimal() && isLong();
    }

    private boolean isLong() {
        try {
            integer = exact().longValueExact();
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    public long integer() {
        return integer;
    }

    /** Whether it is a double's shortest text, however that is written; {@link #number()} is the double then. */
    public boolean fitsNumber() {
        if (needed > ShortestDouble.MOST_DIGITS) {
            return false;
        }
        double size = count <= MOST_DIGITS ? ShortestDouble.of(digits, count, scale) : ShortestDouble.UNKNOWN;
        if (Double.isNaN(size)) {
            return isDecimal() && isShortest();
        }
        number = isNegative() ? -size : size;
        return Double.isFinite(size);
    }

    private boolean isShortest() {
        number = Double.parseDouble(raw());
        return Decimals.isShortest(exact());
    }

    public double number() {
        return number;
    }

    /** Whether it is one that {@link #decimal()} gives. */
    public boolean isDecimal() {
        return to - from <= LONGEST && Math.abs(scale) <= LONGEST;
    }

    /** It as a text that every equal number has, too: see {@link Decimals}. */
    public String decimal() {
        return Decimals.text(exact());
    }

    private BigDecimal exact() {
        return new BigDecimal(raw());
    }

    private String raw() {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
