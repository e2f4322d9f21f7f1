package dev.cairn.python;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text that Python's {@code str()} and {@code repr()} give for a plain JSON value. */
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
            PythonStrings.appendRepr(text, string.toString());
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
}
