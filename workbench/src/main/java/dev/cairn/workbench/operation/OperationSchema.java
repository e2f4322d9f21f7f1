package dev.cairn.workbench.operation;

import dev.cairn.documents.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A schema of operations, whose definitions are written out where they are used. No definition may contain itself. */
record OperationSchema(Node document) {

    OperationDescription description(String name, Node operation) {
        ForeignWords foreign = new ForeignWords(operation.items("foreign").stream()
                .map(Node::text)
                .map(String::valueOf)
                .toList());
        return new OperationDescription(
                name,
                text(operation, "title"),
                text(operation, "description"),
                Objects.requireNonNull(operation.get("asks")).is(true),
                foreign,
                request(definition(word(name) + "Request")),
                foreign.schema(response(definition(word(name) + "Response"))));
    }

    /** Returns the name of a class for an operation's. */
    static String word(String name) {
        return Stream.of(name.split("_"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    private static Map<String, @Nullable Object> request(Map<String, @Nullable Object> definition) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>(definition);
        schema.putIfAbsent("required", List.of());
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, @Nullable Object> response(Map<String, @Nullable Object> definition) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        if (definition.get("properties") instanceof Map<?, ?> own) {
            own.forEach((name, property) -> properties.put(String.valueOf(name), property));
        }
        properties.put(
                ResponseBound.CUT,
                Map.of("type", "string", "description", "What was left out, since the answer would be too long"));
        Map<String, @Nullable Object> schema = new LinkedHashMap<>(definition);
        schema.put("properties", properties);
        return schema;
    }

    @SuppressWarnings("unchecked") // JSON
    private Map<String, @Nullable Object> definition(String name) {
        Node definition = Objects.requireNonNull(document.get("$defs")).get(name);
        return (Map<String, @Nullable Object>) Objects.requireNonNull(
                writtenOut(Objects.requireNonNull(definition, name).toPlain()));
    }

    private @Nullable Object writtenOut(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::writtenOut).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.get("$ref") instanceof String reference) {
            return definition(reference.substring(reference.lastIndexOf('/') + 1));
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> {
            boolean open = name.equals("additionalProperties") && Boolean.TRUE.equals(member); // which is the default
            if (!open) {
                members.put(String.valueOf(name), writtenOut(member));
            }
        });
        return members;
    }

    private static String text(Node node, String key) {
        return Objects.requireNonNull(node.text(key), key).strip();
    }
}
