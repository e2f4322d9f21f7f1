package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reduces a schema to its facts: what a validator needs, without the texts for people. */
public final class SchemaFacts {

    private static final Set<String> TEXTS =
            Set.of("title", "description", "examples", "example", "$comment", "deprecation_message", "suggestions");

    /** Keywords whose members are named by the schema's author: their names are no keywords. */
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependentSchemas");

    /** Keywords whose values are data and not schemas. */
    private static final Set<String> DATA = Set.of("default", "enum", "const");

    private SchemaFacts() {}

    /** The facts of a document as JSON on one line. */
    public static String compact(Schema root) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        root.node().members().forEach((keyword, member) -> {
            if (isPartOfSchema(keyword, member.value())) {
                facts.put(keyword, value(keyword, member.value()));
            }
        });
        if (root.isOpenApi() && root.child("components") != null) {
            Map<String, @Nullable Object> schemas = new LinkedHashMap<>();
            root.definitions()
                    .forEach(definition -> schemas.put(definition.path().last(), schema(definition.node())));
            facts.put("components", Map.of("schemas", schemas));
        }
        return PlainJson.write(facts) + "\n";
    }

    /** A document's root may have sections of its own beside the schema, which say nothing about values. */
    private static boolean isPartOfSchema(String keyword, Node value) {
        boolean section = value.isObject() && !NAMED.contains(keyword) && !isSchemaKeyword(keyword);
        return !section && !TEXTS.contains(keyword);
    }

    private static boolean isSchemaKeyword(String keyword) {
        return DATA.contains(keyword)
                || Set.of("additionalProperties", "items", "not", "if", "then", "else", "contains", "propertyNames")
                        .contains(keyword);
    }

    private static @Nullable Object schema(Node node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> facts = new LinkedHashMap<>();
            node.members().forEach((keyword, member) -> {
                if (!TEXTS.contains(keyword)) {
                    facts.put(keyword, value(keyword, member.value()));
                }
            });
            return facts;
        }
        return node.isArray() ? list(node) : node.scalar();
    }

    private static @Nullable Object value(String keyword, Node value) {
        if (DATA.contains(keyword)) {
            return value.toPlain();
        }
        if (NAMED.contains(keyword) && value.isObject()) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            value.members().forEach((name, member) -> named.put(name, schema(member.value())));
            return named;
        }
        return schema(value);
    }

    private static List<@Nullable Object> list(Node array) {
        List<@Nullable Object> facts = new ArrayList<>();
        array.items().forEach(item -> facts.add(schema(item)));
        return facts;
    }
}
