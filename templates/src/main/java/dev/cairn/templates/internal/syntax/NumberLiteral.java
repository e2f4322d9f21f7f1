package dev.cairn.templates.internal.syntax;

import dev.cairn.pythonvalues.PythonNumbers;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number in a template, without a sign.
 *
 * @param value a Long, a BigInteger beyond 64 bits, or a Double
 * @param end the position after it
 */
record NumberLiteral(Object value, int end) {

    /** Reads the longest number at a position, or null. */
    static @Nullable NumberLiteral read(String text, int start) {
        if (start == 0 || text.charAt(start - 1) != '.') {
            NumberLiteral floating = readFloat(text, start);
            if (floating != null) {
                return floating;
            }
        }
        if (text.charAt(start) == '0') {
            NumberLiteral based = start + 1 < text.length() ? readBased(text, start) : null;
            return based != null ? based : integer(text, start, zeros(text, start + 1), 10);
        }
        return integer(text, start, groups(text, start, 10), 10);
    }

    private static @Nullable NumberLiteral readFloat(String text, int start) {
        int whole = groups(text, start, 10);
        int fraction = whole < text.length() && text.charAt(whole) == '.' ? groups(text, whole + 1, 10) : -1;
        int end = exponent(text, fraction > 0 ? fraction : whole);
        if (end < 0) {
            end = fraction;
        }
        if (end < 0) {
            return null;
        }
        return new NumberLiteral(Double.valueOf(text.substring(start, end).replace("_", "")), end);
    }

    private static int exponent(String text, int at) {
        if (at >= text.length() || Character.toLowerCase(text.charAt(at)) != 'e') {
            return -1;
        }
        int digits = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
        return groups(text, digits, 10);
    }

    private static @Nullable NumberLiteral readBased(String text, int start) {
        int radix = switch (text.charAt(start + 1)) {
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            case 'x', 'X' -> 16;
            default -> 0;
        };
        if (radix == 0) {
            return null;
        }
        int digits = start + 2 < text.length() && text.charAt(start + 2) == '_' ? start + 3 : start + 2;
        int end = groups(text, digits, radix);
        return end < 0 ? null : integer(text, digits, end, radix);
    }

    private static @Nullable NumberLiteral integer(String text, int start, int end, int radix) {
        String digits = text.substring(start, end).replace("_", "");
        if (digits.length() > (radix == 10 ? PythonNumbers.MAX_INTEGER_DIGITS : PythonNumbers.MAX_BASED_DIGITS)) {
            return null;
        }
        BigInteger value = new BigInteger(digits, radix);
        return new NumberLiteral(value.bitLength() < 64 ? (Object) value.longValue() : value, end);
    }

    private static int zeros(String text, int start) {
        int end = start;
        while (end < text.length()
                && (text.charAt(end) == '0'
                        || (text.charAt(end) == '_' && end + 1 < text.length() && text.charAt(end + 1) == '0'))) {
            end++;
        }
        return end;
    }

    /** The end of digits with single underscores between them, or -1 without a digit. */
    private static int groups(String text, int start, int radix) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end), radix)) {
            end++;
            if (end + 1 < text.length() && text.charAt(end) == '_' && isDigit(text.charAt(end + 1), radix)) {
                end++;
            }
        }
        return end == start ? -1 : end;
    }

    private static boolean isDigit(char character, int radix) {
        return character < 0x80 && Character.digit(character, radix) >= 0;
    }
}
