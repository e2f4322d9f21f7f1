package dev.cairn.runtime.python;

import dev.cairn.runtime.time.PythonNumbers;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
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
        if (value == null) {
            return "None";
        }
        if (value instanceof CharSequence text) {
            return quoted(text.toString());
        }
        if (value instanceof Boolean bool) {
            return bool ? "True" : "False";
        }
        if (value instanceof Double || value instanceof Float) {
            return PythonNumbers.repr(((Number) value).doubleValue());
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2);
        PythonStrings.appendRepr(quoted, text);
        return quoted.toString();
    }
}
