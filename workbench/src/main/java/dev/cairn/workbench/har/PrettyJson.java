package dev.cairn.workbench.har;

import dev.cairn.runtime.json.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON in lines, for files that people read and compare: two blanks a level, members in their order. */
public final class PrettyJson {

    private static final String INDENT = "  ";

    private PrettyJson() {}

    /** The text of a plain JSON value, with a line's end at its end. */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "\n", out);
        return out.append('\n').toString();
    }

    private static void write(@Nullable Object value, String line, StringBuilder out) {
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            Iterator<? extends Map.Entry<?, ?>> members = object.entrySet().iterator();
            out.append('{');
            while (members.hasNext()) {
                Map.Entry<?, ?> member = members.next();
                out.append(line).append(INDENT).append(Json.write(member.getKey())).append(": ");
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
}
