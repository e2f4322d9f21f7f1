package dev.cairn.manifest;

import dev.cairn.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON for eyes: small values on one line. */
final class PrettyJson {

    private PrettyJson() {}

    static String of(@Nullable Object value) {
        return text(value, "") + "\n";
    }

    private static String text(@Nullable Object value, String indent) {
        String compact = Json.write(value);
        if (compact.length() <= 100 - indent.length()) {
            return compact;
        }
        StringBuilder text = new StringBuilder();
        String inner = indent + "  ";
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> text.append(text.isEmpty() ? "{\n" : ",\n")
                    .append(inner)
                    .append(Json.write(key))
                    .append(": ")
                    .append(text(member, inner)));
            return text.append("\n").append(indent).append("}").toString();
        }
        if (value instanceof List<?> items) {
            items.forEach(item ->
                    text.append(text.isEmpty() ? "[\n" : ",\n").append(inner).append(text(item, inner)));
            return text.append("\n").append(indent).append("]").toString();
        }
        return compact;
    }
}
