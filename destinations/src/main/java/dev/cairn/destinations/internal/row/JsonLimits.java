package dev.cairn.destinations.internal.row;

import dev.cairn.destinations.internal.number.JsonNumber;

/** Which JSON texts a destination takes as they are, so that what comes out is what went in. Confined to one thread. */
final class JsonLimits {

    /** So short a number without an exponent is a double, and no database refuses it. */
    private static final int SHORT = 15;

    private static final int ESCAPE = 6;

    private final boolean takesNul;
    private final boolean keepsNumbers;
    private final JsonNumber number = new JsonNumber();

    /**
     * @param takesNul whether texts may have the character U+0000: such a destination does not look into JSON
     * @param keepsNumbers whether numbers keep their digits, however many they are
     */
    JsonLimits(boolean takesNul, boolean keepsNumbers) {
        this.takesNul = takesNul;
        this.keepsNumbers = keepsNumbers;
    }

    /** Whether a valid JSON value is taken. */
    boolean take(byte[] text, int from, int to) {
        int i = from;
        while (!takesNul && i < to) {
            byte b = text[i];
            if (b == '"') {
                i = afterString(text, i);
                if (i < 0) {
                    return false;
                }
            } else if (b == '-' || (b >= '0' && b <= '9')) {
                int end = afterNumber(text, i, to);
                if (!takesNumber(text, i, end)) {
                    return false;
                }
                i = end;
            } else {
                i++;
            }
        }
        return true;
    }

    /** Whether a number that is taken gets another text, which is another key. */
    boolean changeTextOf(JsonValue value) {
        return !keepsNumbers && value.isNumber() && value.canonical().indexOf('e') >= 0;
    }

    private static int afterNumber(byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] > ' ' && text[i] != ',' && text[i] != '}' && text[i] != ']') {
            i++;
        }
        return i;
    }

    /** The index after a string; negative if it has U+0000, or half a pair of surrogates, which can only be escaped in UTF-8. */
    private static int afterString(byte[] text, int from) {
        int i = from + 1;
        while (text[i] != '"') {
            if (text[i] != '\\') {
                i++;
            } else if (text[i + 1] != 'u') {
                i += 2;
            } else {
                char c = escaped(text, i);
                if (Character.isHighSurrogate(c) && Character.isLowSurrogate(escaped(text, i + ESCAPE))) {
                    i += ESCAPE;
                } else if (c == 0 || Character.isSurrogate(c)) {
                    return -1;
                }
                i += ESCAPE;
            }
        }
        return i + 1;
    }

    /** The character of an escape, if there is one. */
    private static char escaped(byte[] text, int at) {
        if (text[at] != '\\' || text[at + 1] != 'u') {
            return 0;
        }
        int c = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            c = 16 * c + Character.digit(text[i], 16);
        }
        return (char) c;
    }

    private boolean takesNumber(byte[] text, int from, int to) {
        if (to - from <= SHORT && !hasExponent(text, from, to)) {
            return true;
        }
        number.at(text, from, to);
        return (keepsNumbers || number.isPlain()) ? number.isDecimal() : number.fitsNumber();
    }

    private static boolean hasExponent(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] > '9') {
                return true;
            }
        }
        return false;
    }
}
