package dev.cairn.runtime.http.wire;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text as Python's {@code json.dumps} writes it: a space after separators, ASCII only. */
public final class WireJson {

    private WireJson() {}

    /**
     * The text of a plain JSON value.
     *
     * @throws IllegalArgumentException if the value holds a number that JSON has no form for
     */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof Number number) {
            out.append(number);
        } else if (value instanceof Map<?, ?> map) {
            appendObject(out, map);
        } else if (value instanceof Collection<?> items) {
            appendArray(out, items);
        } else {
            appendString(out, value.toString());
        }
    }

    private static String number(Double number) {
        if (number.isNaN() || number.isInfinite()) {
            throw new IllegalArgumentException("Out of range float values are not JSON compliant");
        }
        return PythonText.repr(number.doubleValue());
    }

    private static void appendObject(StringBuilder out, Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            Object key = entry.getKey();
            appendString(out, key instanceof Double number ? number(number) : String.valueOf(key));
            out.append(": ");
            append(out, entry.getValue());
            separator = ", ";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(StringBuilder out, Collection<?> items) {
        String separator = "[";
        for (Object item : items) {
            out.append(separator);
            append(out, item);
            separator = ", ";
        }
        out.append(items.isEmpty() ? "[]" : "]");
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c >= ' ' && c < 127) {
                        out.append(c);
                    } else {
                        out.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        out.append('"');
    }
}
