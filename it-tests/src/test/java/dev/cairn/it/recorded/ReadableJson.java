package dev.cairn.it.recorded;

import dev.cairn.json.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON for people and diffs: what fits on a line is on one. */
final class ReadableJson {

    private static final int WIDTH = 120;

    private final StringBuilder text = new StringBuilder();

    private ReadableJson() {}

    static String of(@Nullable Object value) {
        ReadableJson json = new ReadableJson();
        json.write(value, 0);
        return json.text.append('\n').toString();
    }

    private void write(@Nullable Object value, int indent) {
        String line = Json.write(value);
        if (indent > 0 && line.length() + indent <= WIDTH) {
            text.append(line);
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append("{");
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                newLine(indent + 1);
                text.append(Json.write(entry.getKey())).append(": ");
                write(entry.getValue(), indent + 1);
                text.append(entries.hasNext() ? "," : "");
            }
            newLine(indent);
            text.append("}");
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append("[");
            for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
                newLine(indent + 1);
                write(items.next(), indent + 1);
                text.append(items.hasNext() ? "," : "");
            }
            newLine(indent);
            text.append("]");
        } else {
            text.append(line);
        }
    }

    private void newLine(int indent) {
        text.append('\n').append(" ".repeat(indent));
    }
}
