package dev.cairn.pythonvalues;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text that Python's {@code str()} and {@code repr()} give for a plain JSON value. The value is a tree whose depth was
 * limited where it was read. Thread-safe.
 */
public final class PythonText {

    private PythonText() {}

    /** What {@code str(value)} gives: {@code None}, {@code True}, {@code 1.0}, {@code ['a', 1]}. */
    public static String str(@Nullable Object value) {
        return value instanceof CharSequence text ? text.toString() : repr(value);
    }

    /** What {@code repr(value)} gives: like {@link #str}, with strings in quotes. */
    public static String repr(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    /** Without pipelines, which would take ten times as much of the stack for each level of a value. */
    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("None");
        } else if (value instanceof CharSequence string) {
            appendRepr(text, string.toString());
        } else if (value instanceof Boolean bool) {
            text.append(bool ? "True" : "False");
        } else if (value instanceof Double || value instanceof Float) {
            text.append(PythonNumbers.repr(((Number) value).doubleValue()));
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(separator);
                append(text, entry.getKey());
                text.append(": ");
                append(text, entry.getValue());
                separator = ", ";
            }
            text.append('}');
        } else if (value instanceof Collection<?> items) {
            text.append('[');
            String separator = "";
            for (Object item : items) {
                text.append(separator);
                append(text, item);
                separator = ", ";
            }
            text.append(']');
        } else {
            text.append(value);
        }
    }

    /** Appends what {@code repr(text)} gives: the text in quotes, with escapes for what is not printable. */
    public static void appendRepr(StringBuilder out, String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); ) {
            char character = text.charAt(i);
            if (character >= ' ' && character < 0x7f) {
                if (character == quote || character == '\\') {
                    out.append('\\');
                }
                out.append(character);
                i++;
            } else {
                int codePoint = text.codePointAt(i);
                appendSpecial(out, codePoint);
                i += Character.charCount(codePoint);
            }
        }
        out.append(quote);
    }

    /** Appends a character as an escape of hexadecimal digits, as short as there is one. */
    public static void appendEscape(StringBuilder out, int codePoint) {
        if (codePoint < 0x100) {
            appendHex(out.append("\\x"), codePoint, 2);
        } else if (codePoint < 0x10000) {
            appendHex(out.append("\\u"), codePoint, 4);
        } else {
            appendHex(out.append("\\U"), codePoint, 8);
        }
    }

    /** Texts have millions of them, and a formatter needs a kilobyte for each. */
    static void appendHex(StringBuilder out, int value, int digits) {
        for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(value >> shift & 0xf, 16));
        }
    }

    private static void appendSpecial(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Characters.isPrintable(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else {
                    appendEscape(out, codePoint);
                }
            }
        }
    }
}
