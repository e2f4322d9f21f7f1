package dev.cairn.documents;

import dev.cairn.pythonvalues.PythonNumbers;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers as the two YAML versions write them. */
final class YamlNumbers {

    private static final BigInteger SIXTY = BigInteger.valueOf(60);

    private YamlNumbers() {}

    /** A {@link Long}, or a {@link BigInteger} where 64 bits are not enough. */
    static Number integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValueExact() : value;
    }

    /**
     * Digits of a base with an optional sign before them.
     *
     * @throws IllegalArgumentException if there are too many
     */
    static Number integer(String digits, int base) {
        requireFew(digits);
        return integer(new BigInteger(digits, base));
    }

    /** {@code 1:30:00}: places of 60, unsigned. */
    static BigInteger sexagesimal(String text) {
        requireFew(text);
        BigInteger value = BigInteger.ZERO;
        for (String place : text.split(":", -1)) {
            value = value.multiply(SIXTY).add(new BigInteger(place));
        }
        return value;
    }

    private static void requireFew(String digits) {
        if (digits.length() > PythonNumbers.MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException("a number has more than " + PythonNumbers.MAX_INTEGER_DIGITS
                    + " digits; quote it to make it a string");
        }
    }

    /** {@code .inf} and {@code .nan} in any case, with an optional sign; null for other text. */
    static @Nullable Double special(String text) {
        boolean negative = text.startsWith("-");
        String unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equalsIgnoreCase(".inf")) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return unsigned.equalsIgnoreCase(".nan") ? (Double) Double.NaN : null;
    }
}
