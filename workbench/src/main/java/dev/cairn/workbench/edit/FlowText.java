package dev.cairn.workbench.edit;

import dev.cairn.json.Json;
import dev.cairn.workbench.language.YamlText;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collections between braces and brackets. */
final class FlowText {

    private FlowText() {}

    /** A plain value; the entries of a mapping without its braces are {@link #entries}. */
    static String of(@Nullable Object value, boolean quoted) {
        if (value instanceof Map<?, ?> map) {
            return "{" + entries(map, quoted) + "}";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> of(item, quoted)).collect(Collectors.joining(", ", "[", "]"));
        }
        return quoted ? Json.write(value) : YamlText.scalar(value);
    }

    /** @param quoted whether all texts are quoted, as in JSON */
    static String entries(Map<?, ?> map, boolean quoted) {
        return map.entrySet().stream()
                .map(entry -> of(String.valueOf(entry.getKey()), quoted) + ": " + of(entry.getValue(), quoted))
                .collect(Collectors.joining(", "));
    }

    /** Where the collection that begins at a point ends, before its last bracket; null where it does not. */
    static @Nullable TextPoint end(TextLines text, TextPoint start) {
        int depth = 0;
        char quote = 0;
        for (int number = start.line(); number < text.count(); number++) {
            String line = text.line(number);
            char before = ' ';
            for (int i = number == start.line() ? start.column() : 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (quote != 0) {
                    if (c == '\\' && quote == '"') {
                        i++;
                    } else if (c == quote) {
                        quote = 0;
                    }
                } else if ((c == '"' || c == '\'') && "{[,: ".indexOf(before) >= 0) {
                    quote = c;
                } else if (c == '#' && before == ' ') {
                    break;
                } else if (c == '{' || c == '[') {
                    depth++;
                } else if ((c == '}' || c == ']') && --depth == 0) {
                    return new TextPoint(number, i);
                }
                before = c;
            }
        }
        return null;
    }
}
