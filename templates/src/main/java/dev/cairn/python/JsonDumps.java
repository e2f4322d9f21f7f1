package dev.cairn.python;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text as Python's {@code json.dumps} writes it: ASCII only, and a space after separators unless it is compact. */
public final class JsonDumps {

    private final StringBuilder out = new StringBuilder();
    private final String space;

    private JsonDumps(String space) {
        this.space = space;
    }

    /**
     * The text of a plain JSON value.
     *
     * @throws IllegalArgumentException if the value holds a number that JSON has no form for
     */
    public static String write(@Nullable Object value) {
        return write(value, " ");
    }

    /**
     * The text of a plain JSON value, without spaces.
     *
     * @throws IllegalArgumentException if the value holds a number that JSON has no form for
     */
    public static String compact(@Nullable Object value) {
        return write(value, "");
    }

    private static String write(@Nullable Object value, String space) {
        JsonDumps json = new JsonDumps(space);
        json.append(value);
        return json.out.toString();
    }

    private void append(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof Number number) {
            out.append(number);
        } else if (value instanceof Map<?, ?> map) {
            appendObject(map);
        } else if (value instanceof Collection<?> items) {
            appendArray(items);
        } else {
            appendString(value.toString());
        }
    }

    private static String number(Double number) {
        if (number.isNaN() || number.isInfinite()) {
            throw new IllegalArgumentException("Out of range float values are not JSON compliant");
        }
        return PythonText.repr(number.doubleValue());
    }

    private void appendObject(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            Object key = entry.getKey();
            appendString(key instanceof Double number ? number(number) : String.valueOf(key));
            out.append(':').append(space);
            append(entry.getValue());
            separator = "," + space;
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private void appendArray(Collection<?> items) {
        String separator = "[";
        for (Object item : items) {
            out.append(separator);
            append(item);
            separator = "," + space;
        }
        out.append(items.isEmpty() ? "[]" : "]");
    }

    private void appendString(String text) {
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
