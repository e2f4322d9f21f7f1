package dev.cairn.workbench.har;

import dev.cairn.json.Json;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON in lines, for files that people read and compare: two blanks a level, members in their order; what holds scalars only
 * and is short stands in one line.
 */
public final class PrettyJson {

    private static final String INDENT = "  ";
    private static final int LONGEST_LINE = 120;

    private PrettyJson() {}

    /** The text of a plain JSON value, with a line's end at its end. */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "\n", out);
        return out.append('\n').toString();
    }

    private static void write(@Nullable Object value, String line, StringBuilder out) {
        if (isFlat(value)) {
            String text = inLine(value);
            if (text.length() <= LONGEST_LINE) {
                out.append(text);
                return;
            }
        }
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            Iterator<? extends Map.Entry<?, ?>> members = object.entrySet().iterator();
            out.append('{');
            while (members.hasNext()) {
                Map.Entry<?, ?> member = members.next();
                out.append(line)
                        .append(INDENT)
                        .append(Json.write(member.getKey()))
                        .append(": ");
                write(member.getValue(), line + INDENT, out);
                out.append(members.hasNext() ? "," : "");
            }
            out.append(line).append('}');
        } else if (value instanceof List<?> array && !array.isEmpty()) {
            Iterator<?> items = array.iterator();
            out.append('[');
            while (items.hasNext()) {
                out.append(line).append(INDENT);
                write(items.next(), line + INDENT, out);
                out.append(items.hasNext() ? "," : "");
            }
            out.append(line).append(']');
        } else {
            out.append(Json.write(value));
        }
    }

    private static boolean isFlat(@Nullable Object value) {
        Collection<?> inside = value instanceof Map<?, ?> object
                ? object.values()
                : value instanceof List<?> array ? array : List.of();
        return inside.stream().noneMatch(item -> item instanceof Map || item instanceof List);
    }

    private static String inLine(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(member -> Json.write(member.getKey()) + ": " + Json.write(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof List<?> array
                ? array.stream().map(Json::write).collect(Collectors.joining(", ", "[", "]"))
                : Json.write(value);
    }
}
