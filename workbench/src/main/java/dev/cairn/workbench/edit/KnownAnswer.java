package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of a stream's answers, as far as its schema is written in the manifest.
 *
 * @param fields ways to them, such as {@code job.id}, by their names' letters
 */
record KnownAnswer(Map<String, String> fields) {

    private static final int DEEPEST = 3;

    static KnownAnswer of(Inheritance inheritance, ObjectNode stream) {
        Map<String, String> fields = new LinkedHashMap<>();
        Node loader = stream.get("schema_loader");
        ObjectNode mapping = loader == null ? null : inheritance.mapping(loader);
        Node schema = mapping == null ? null : mapping.get("schema");
        if (schema != null) {
            collect(schema, "", fields, 1);
        }
        return new KnownAnswer(fields);
    }

    private static void collect(Node schema, String before, Map<String, String> fields, int depth) {
        Node properties = schema.get("properties");
        if (properties == null || depth > DEEPEST) {
            return;
        }
        properties.members().forEach((name, member) -> fields.putIfAbsent(letters(name), before + name));
        properties.members().forEach((name, member) -> collect(member.value(), before + name + ".", fields, depth + 1));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The way to the first of some fields that is there; {@code otherwise} if none is. */
    String way(List<String> letters, String otherwise) {
        return letters.stream()
                .filter(fields::containsKey)
                .map(fields::get)
                .findFirst()
                .orElse(otherwise);
    }
}
