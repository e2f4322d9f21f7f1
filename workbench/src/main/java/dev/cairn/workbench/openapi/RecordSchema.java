package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the schema of a record out: without references, and lenient, since what APIs answer is seldom all that their
 * documents say. What is nested very deep, or contains itself, may be anything. For one record.
 */
final class RecordSchema {

    private static final int DEEPEST = 4;
    private static final int MOST_PROPERTIES = 600;

    private final ApiDocument document;
    private int properties;

    private RecordSchema(ApiDocument document) {
        this.document = document;
    }

    /** A JSON Schema of an object; plain JSON values. */
    static Map<String, @Nullable Object> of(ApiDocument document, Node item) {
        Map<String, @Nullable Object> schema = new RecordSchema(document).schema(item, true, List.of(), 0);
        schema.put("type", "object");
        schema.put("additionalProperties", true);
        return schema;
    }

    private Map<String, @Nullable Object> schema(@Nullable Node given, boolean required, List<Node> around, int depth) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        Node node = document.resolved(given);
        if (node == null || around.stream().anyMatch(outer -> outer == node)) {
            return schema;
        }
        Set<String> types = types(node);
        Map<String, Node> members = document.properties(node);
        if (!members.isEmpty() && types.isEmpty()) {
            types.add("object");
        }
        if (types.isEmpty()) {
            Node only = onlyAlternative(node);
            return only == null ? schema : schema(only, required, with(around, node), depth);
        }
        if (!required) {
            types.add("null");
        }
        schema.put("type", types.size() == 1 ? types.iterator().next() : new ArrayList<>(types));
        String format = node.text("format");
        if (types.contains("string")
                && format != null
                && Set.of("date", "date-time").contains(format)) {
            schema.put("format", format);
        }
        List<Node> inside = with(around, node);
        boolean deeper = depth < DEEPEST && properties < MOST_PROPERTIES;
        if (types.contains("array") && node.get("items") != null && deeper) {
            schema.put("items", schema(node.get("items"), true, inside, depth + 1));
        }
        if (types.contains("object") && !members.isEmpty() && deeper) {
            Map<String, Object> written = new LinkedHashMap<>();
            properties += members.size();
            Set<String> needed = required(node);
            members.forEach(
                    (name, member) -> written.put(name, schema(member, needed.contains(name), inside, depth + 1)));
            schema.put("properties", written);
        }
        return schema;
    }

    private static List<Node> with(List<Node> around, Node node) {
        List<Node> inside = new ArrayList<>(around);
        inside.add(node);
        return inside;
    }

    /** As 3.0 and 3.1 write them; both ways to say that a value may be null. */
    private static Set<String> types(Node node) {
        Set<String> types = new LinkedHashSet<>();
        Node given = node.get("type");
        if (given != null) {
            for (Node type : given.itemOrItems()) {
                if (type.text() != null) {
                    types.add(type.text());
                }
            }
        }
        Node nullable = node.get("nullable");
        if (nullable != null && nullable.is(true) && !types.isEmpty()) {
            types.add("null");
        }
        return types;
    }

    private static Set<String> required(Node node) {
        Set<String> required = new LinkedHashSet<>();
        for (Node name : node.items("required")) {
            if (name.text() != null) {
                required.add(name.text());
            }
        }
        return required;
    }

    private static @Nullable Node onlyAlternative(Node node) {
        for (String part : List.of("allOf", "oneOf", "anyOf")) {
            List<Node> parts = node.items(part);
            if (parts.size() == 1) {
                return parts.get(0);
            }
        }
        return null;
    }
}
