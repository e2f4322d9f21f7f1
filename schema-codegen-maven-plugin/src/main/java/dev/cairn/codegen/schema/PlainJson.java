package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values as JSON, on one line, for documentation and diagnostics: letters of all alphabets stay readable, which
 * {@code json.dumps} and so {@link dev.cairn.pythonvalues.JsonDumps} escapes.
 */
public final class PlainJson {

    private PlainJson() {}

    /** A value as documentation shows it: a string without quotes, anything else as JSON. */
    public static String text(@Nullable Object value) {
        return value instanceof String string ? string : write(value);
    }

    /** A value as compact JSON; whatever JSON doesn't know is written as a string. */
    public static String write(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quote(String.valueOf(entry.getKey())) + ":" + write(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainJson::write).collect(Collectors.joining(",", "[", "]"));
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : quote(value.toString());
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Returns false if a number is in a value that was read as infinite, since a double does not reach so far. */
    public static boolean isFinite(Node value) {
        return !(value.number() instanceof Double real && !Double.isFinite(real))
                && value.items().stream().allMatch(PlainJson::isFinite)
                && value.members().values().stream().map(Node.Member::value).allMatch(PlainJson::isFinite);
    }
}
