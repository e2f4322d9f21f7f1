package dev.cairn.templates.internal.syntax;

import org.jspecify.annotations.Nullable;

/** The escapes of Python's string literals. Thread-safe. */
public final class StringEscapes {

    private static final String SIMPLE = "\\'\"abfnrtv";
    private static final String SIMPLE_VALUES = "\\'\"\u0007\b\f\n\r\t\u000b";

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int position;

    private StringEscapes(String text) {
        this.text = text;
    }

    /**
     * What the text between the quotes stands for; null if an escape in it is malformed. A backslash before a character
     * beyond ASCII stays and makes that character's own escape literal, as it does in Jinja.
     */
    public static @Nullable String decode(String text) {
        return text.indexOf('\\') < 0 ? text : new StringEscapes(text).run(true);
    }

    /** Like {@link #decode}, but a backslash before a character beyond ASCII stays alone, as in Python itself. */
    public static @Nullable String decodePython(String text) {
        return text.indexOf('\\') < 0 ? text : new StringEscapes(text).run(false);
    }

    private @Nullable String run(boolean jinja) {
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character != '\\' || position == text.length()) {
                out.append(character);
            } else if (!escape(jinja)) {
                return null;
            }
        }
        return out.toString();
    }

    private boolean escape(boolean jinja) {
        char letter = text.charAt(position);
        int simple = SIMPLE.indexOf(letter);
        if (simple >= 0) {
            position++;
            out.append(SIMPLE_VALUES.charAt(simple));
            return true;
        }
        switch (letter) {
            case '\n' -> position++;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            case 'x' -> {
                return hexadecimal(2);
            }
            case 'u' -> {
                return hexadecimal(4);
            }
            case 'U' -> {
                return hexadecimal(8);
            }
            case 'N' -> {
                return named();
            }
            default -> {
                out.append('\\');
                if (jinja && letter > 0x7f) {
                    int codePoint = text.codePointAt(position);
                    position += Character.charCount(codePoint);
                    out.append(escapeText(codePoint));
                }
            }
        }
        return true;
    }

    private static String escapeText(int codePoint) {
        if (codePoint < 0x100) {
            return String.format("x%02x", codePoint);
        }
        return codePoint < 0x10000 ? String.format("u%04x", codePoint) : String.format("U%08x", codePoint);
    }

    private void octal() {
        int value = 0;
        int end = Math.min(position + 3, text.length());
        while (position < end && text.charAt(position) >= '0' && text.charAt(position) <= '7') {
            value = value * 8 + text.charAt(position++) - '0';
        }
        out.append((char) value);
    }

    private boolean hexadecimal(int digits) {
        position++;
        if (position + digits > text.length()) {
            return false;
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            char character = text.charAt(position++);
            int digit = character < 0x80 ? Character.digit(character, 16) : -1;
            if (digit < 0) {
                return false;
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            return false;
        }
        out.appendCodePoint((int) value);
        return true;
    }

    private boolean named() {
        int end = text.indexOf('}', position);
        if (end < 0 || text.charAt(position + 1) != '{') {
            return false;
        }
        try {
            out.appendCodePoint(Character.codePointOf(text.substring(position + 2, end)));
        } catch (IllegalArgumentException e) {
            return false;
        }
        position = end + 1;
        return true;
    }
}
