package dev.cairn.mcpserver;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What agents are told: {@code tools.yaml}. Immutable. */
final class ToolDescriptions {

    private static final String FILE = "tools.yaml";

    private final Node document;

    private ToolDescriptions(Node document) {
        this.document = document;
    }

    static ToolDescriptions packaged() {
        return new ToolDescriptions(new YamlReader().read(FILE, DocumentFiles.packaged(ToolDescriptions.class, FILE)));
    }

    /** How the tools belong together. */
    String instructions() {
        return text(document, "instructions");
    }

    ToolDescription of(String name) {
        Node tool = Objects.requireNonNull(
                Objects.requireNonNull(document.get("tools")).get(name), name);
        ForeignWords foreign = new ForeignWords(tool.items("foreign").stream()
                .map(Node::text)
                .map(String::valueOf)
                .toList());
        return new ToolDescription(
                name,
                text(tool, "title"),
                text(tool, "description"),
                Objects.requireNonNull(tool.get("asks")).is(true),
                foreign,
                input(tool),
                foreign.schema(output(tool)));
    }

    private static Map<String, @Nullable Object> input(Node tool) {
        Map<String, @Nullable Object> schema = object();
        schema.put("properties", plain(tool.get("input")));
        Node required = tool.get("required");
        schema.put("required", required == null ? List.of() : required.toPlain());
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, @Nullable Object> output(Node tool) {
        Map<String, @Nullable Object> schema = object();
        schema.putAll(plain(tool.get("output")));
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> own) {
            own.forEach((name, property) -> properties.put(String.valueOf(name), property));
        }
        properties.put(
                AnswerBound.CUT,
                Map.of("type", "string", "description", "What was left out, since the answer would be too long"));
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> plain(@Nullable Node node) {
        return node == null ? Map.of() : (Map<String, @Nullable Object>) Objects.requireNonNull(node.toPlain());
    }

    private static String text(Node node, String key) {
        return Objects.requireNonNull(node.text(key), key).strip();
    }
}
