package dev.cairn.codegen.support;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Conversions of numbers that never change one: a document and what is written back have the same numbers. */
final class JsonNumbers {

    /** Integers up to this one are doubles, too. */
    private static final long LAST_EXACT = 1L << 53;

    /** Up to here {@link Double#toString} has no more digits than it needs on any Java; before Java 19, 2E23 has. */
    private static final double SHORT = 1e16;

    private static final boolean ALL_SHORT =
            Double.toString(Double.parseDouble("2E23")).equals("2.0E23");

    /** A text of this length has at most 15 digits, and those survive in a double, unless it is nearly zero or infinite. */
    private static final int SURE_LENGTH = 16;

    private static final double SURE_LEAST = 1e-290;
    private static final double SURE_MOST = 1e290;
    private static final int MOST_DIGITS = 17;

    /** The digits of an integer that parsers read; an exponent can stand for many more. */
    private static final int MOST_INTEGER_DIGITS = 1_000;

    private JsonNumbers() {}

    /** Returns true if a text of this length, which was read as a double, is surely that number. */
    static boolean isSure(int length, double real) {
        double size = Math.abs(real);
        return length <= SURE_LENGTH && size > SURE_LEAST && size < SURE_MOST;
    }

    /** Returns the number that a text stands for: the double as which it was read, if that is the same number. */
    static Number of(String text, double read) {
        if (Math.abs(read) < SHORT && text.equals(Double.toString(read))) {
            return read;
        }
        try {
            BigDecimal exact = new BigDecimal(text);
            return Double.isFinite(read) && decimal(read).compareTo(exact) == 0 ? (Number) read : exact;
        } catch (java.lang.NumberFormatException e) {
            return read; // Not a number in JSON, such as NaN.
        }
    }

    /** Returns the double that is written as the same number, or null if there is none. */
    static @Nullable Double real(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return (double) number.intValue();
        }
        if (number instanceof Long integer && integer >= -LAST_EXACT && integer <= LAST_EXACT) {
            return (double) integer;
        }
        if (!JsonReader.isFinite(number)) {
            return null;
        }
        BigDecimal exact = decimal(number);
        double real = exact.doubleValue();
        return Double.isFinite(real) && decimal(real).compareTo(exact) == 0 ? real : null;
    }

    /** Returns the number as which a double is written: the shortest one that is read as that double. */
    static BigDecimal decimal(double real) {
        BigDecimal usual = new BigDecimal(Double.toString(real));
        if (ALL_SHORT || Math.abs(real) < SHORT) {
            return usual;
        }
        BigDecimal exact = new BigDecimal(real);
        for (int digits = MOST_DIGITS - 2; digits < MOST_DIGITS; digits++) {
            BigDecimal shorter = exact.round(new MathContext(digits));
            if (shorter.doubleValue() == real) {
                return shorter;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS));
    }

    /** Returns the number that is written, and read, as this one. */
    static BigDecimal decimal(Number number) {
        return number instanceof Double real ? decimal((double) real) : new BigDecimal(number.toString());
    }

    /** Returns a double as libraries write it correctly: as it is, or as a decimal where this Java writes other digits. */
    static Number written(Double real) {
        if (ALL_SHORT || Math.abs(real) < SHORT || !Double.isFinite(real)) {
            return real;
        }
        BigDecimal exact = decimal((double) real);
        return exact.compareTo(new BigDecimal(real.toString())) == 0 ? (Number) real : exact;
    }

    /** Returns a number as an integer, or null if it has a fraction, or more digits than a parser reads. */
    static @Nullable BigInteger integer(Number number) {
        if (number instanceof BigInteger integer) {
            return integer;
        }
        BigDecimal exact = decimal(number);
        boolean fits = exact.signum() == 0
                || exact.scale() >= 0
                || (long) exact.precision() - exact.scale() <= MOST_INTEGER_DIGITS;
        try {
            return fits ? exact.toBigIntegerExact() : null;
        } catch (java.lang.ArithmeticException e) {
            return null; // It has a fraction.
        }
    }

    /** Compares two numbers, however large they are. */
    static int compare(Number one, Number other) {
        if (isLong(one) && isLong(other)) {
            return Long.compare(one.longValue(), other.longValue());
        }
        double first = one.doubleValue();
        double second = other.doubleValue();
        if (first < second || first > second || Double.isNaN(first)) {
            return Double.compare(first, second);
        }
        if (Math.abs(first) <= LAST_EXACT && isPlain(one) && isPlain(other)) {
            return 0;
        }
        return JsonReader.isFinite(one) && JsonReader.isFinite(other)
                ? decimal(one).compareTo(decimal(other))
                : 0;
    }

    private static boolean isLong(Number number) {
        return number instanceof Long || number instanceof Integer;
    }

    private static boolean isPlain(Number number) {
        return number instanceof Double || isLong(number);
    }

    /** Returns true if a number is a multiple of another one, however large their exponents are. */
    static boolean isMultiple(Number number, Number of) {
        BigDecimal value = decimal(number).stripTrailingZeros();
        BigDecimal step = decimal(of).stripTrailingZeros();
        // The value is a * 10^e steps of b.
        BigInteger b = step.unscaledValue();
        long e = (long) step.scale() - value.scale();
        if (value.signum() == 0) {
            return true;
        }
        if (e >= 0) {
            BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(e), b);
            return value.unscaledValue().multiply(power).mod(b).signum() == 0;
        }
        return -e <= value.precision()
                && value.unscaledValue()
                                .mod(b.multiply(BigInteger.TEN.pow((int) -e)))
                                .signum()
                        == 0;
    }
}
