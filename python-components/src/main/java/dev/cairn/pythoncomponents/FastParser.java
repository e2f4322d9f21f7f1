package dev.cairn.pythoncomponents;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Which texts the fast parser of Python (orjson) reads as they are. Others take the slow one: it refuses halves of surrogate
 * pairs and words such as NaN, and makes floats of integers beyond 64 bits; and it does not tell which floats are rounded.
 */
final class FastParser {

    /** So many digits are a 64-bit integer for sure. */
    private static final int INTEGER_DIGITS = 18;

    /** A float keeps so many digits, unless it is near the ends of its range. */
    private static final int FLOAT_DIGITS = 15;

    private final byte[] json;
    private int at;

    private FastParser(byte[] json) {
        this.json = json;
    }

    /** Whether it gives the values of a text of JSON. */
    static boolean reads(byte[] json) {
        return new FastParser(json).readsAll();
    }

    private boolean readsAll() {
        while (at < json.length) {
            byte b = json[at++];
            boolean fine = switch (b) {
                case '"' -> readsString();
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> readsNumber(at - 1);
                case 'N', 'I' -> false;
                default -> true;
            };
            if (!fine) {
                return false;
            }
        }
        return true;
    }

    /** Goes past a string whose opening quote was read. */
    private boolean readsString() {
        while (true) {
            byte b = json[at++];
            if (b == '"') {
                return true;
            }
            if (b == '\\' && json[at++] == 'u' && isSurrogate(at) && !isPair()) {
                return false;
            }
        }
    }

    private boolean isSurrogate(int hex) {
        return (json[hex] | 0x20) == 'd' && json[hex + 1] > '7';
    }

    /** Whether the second half follows the first, whose digits come next; goes past both. */
    private boolean isPair() {
        boolean high = (json[at + 1] | 0x20) <= 'b';
        boolean low = json[at + 4] == '\\'
                && json[at + 5] == 'u'
                && (json[at + 6] | 0x20) == 'd'
                && (json[at + 7] | 0x20) >= 'c'
                && json[at + 7] > '9';
        at += 4 + 6;
        return high && low;
    }

    private boolean readsNumber(int from) {
        int digits = 0;
        int exponent = 0;
        boolean isInteger = true;
        for (; at < json.length; at++) {
            byte b = json[at];
            if (b == '.') {
                isInteger = false;
            } else if (exponent > 0 || (b | 0x20) == 'e') {
                if ((b < '0' || b > '9') && b != '+' && b != '-' && (b | 0x20) != 'e') {
                    break;
                }
                isInteger = false;
                exponent += b == '+' || b == '-' ? 0 : 1;
            } else if (b >= '0' && b <= '9') {
                digits++;
            } else {
                break;
            }
        }
        // The first digit has been read by the caller; an exponent here is "e-99" or "e99" at most.
        return isInteger ? digits < INTEGER_DIGITS : (digits < FLOAT_DIGITS && exponent <= 3) || isExactly(from);
    }

    private boolean isExactly(int from) {
        String text = new String(json, from, at - from, StandardCharsets.ISO_8859_1);
        double number = Double.parseDouble(text);
        try {
            return Double.isFinite(number)
                    && new BigDecimal(text).compareTo(new BigDecimal(Double.toString(number))) == 0;
        } catch (NumberFormatException e) {
            return false; // an exponent that nothing has
        }
    }
}
