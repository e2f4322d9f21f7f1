package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one self-contained schema of several documents, in the words of draft 7: what references lead to becomes a definition, and
 * keywords that are newer are said in older ones, where there are some.
 */
public final class SchemaBundle {

    /** What stands under these is data, and no schema. */
    private static final Set<String> DATA =
            Set.of("enum", "const", "default", "examples", "example", "required", "type");

    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "dependencies");

    private final SchemaSet schemas;
    private final IdentityHashMap<Node, String> names = new IdentityHashMap<>();
    private final Map<String, @Nullable Object> definitions = new LinkedHashMap<>();
    private final List<Schema> open = new ArrayList<>();

    private SchemaBundle(SchemaSet schemas) {
        this.schemas = schemas;
    }

    /** The schema as plain values, references only within. What is wrong with a reference is a diagnostic of the set's. */
    public static Map<String, @Nullable Object> of(SchemaSet schemas, Schema root) {
        SchemaBundle bundle = new SchemaBundle(schemas);
        String reference = bundle.reference(root);
        while (!bundle.open.isEmpty()) {
            Schema next = bundle.open.remove(0);
            bundle.definitions.put(String.valueOf(bundle.names.get(next.node())), bundle.plain(next));
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("allOf", List.of(Map.of("$ref", reference)));
        plain.put("definitions", bundle.definitions);
        return plain;
    }

    private String reference(Schema target) {
        String name = names.get(target.node());
        if (name == null) {
            String last = target.path().last();
            name = last.isEmpty() ? "root" : last;
            String base = name;
            for (int number = 2; names.containsValue(name); number++) {
                name = base + number;
            }
            names.put(target.node(), name);
            open.add(target);
        }
        return "#/definitions/" + name.replace("~", "~0").replace("/", "~1");
    }

    private @Nullable Object plain(Schema schema) {
        Object plain = withoutNull(schema);
        boolean nullable = plain != null && schema.flag("nullable") && schemas.isOpenApi(schema);
        return nullable ? Map.of("anyOf", List.of(plain, Map.of("type", "null"))) : plain;
    }

    private @Nullable Object withoutNull(Schema schema) {
        if (!schema.node().isObject()) {
            return schema.node().toPlain();
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        boolean reference = schemas.isReference(schema);
        boolean countsBeside = reference && schemas.countsKeywordsBesideReferences(schema);
        if (reference) {
            Object target = schemas.follow(schema)
                    .<Object>map(followed -> Map.of("$ref", reference(followed)))
                    .orElse(true);
            if (!countsBeside) {
                return target;
            }
            List<@Nullable Object> all = new ArrayList<>(List.of(target));
            schema.children("allOf").forEach(part -> all.add(plain(part)));
            plain.put("allOf", all);
        }
        schema.node().members().forEach((keyword, member) -> {
            if (!plain.containsKey(keyword)) {
                keyword(plain, schema, keyword, member.value());
            }
        });
        return plain;
    }

    private void keyword(Map<String, @Nullable Object> plain, Schema schema, String keyword, Node value) {
        if (DATA.contains(keyword)) {
            plain.put(keyword, value.toPlain());
        } else if (NAMED.contains(keyword) && value.isObject()) {
            // Definitions are reached by references only.
            if (!keyword.equals("definitions") && !keyword.equals("$defs")) {
                Map<String, @Nullable Object> named = new LinkedHashMap<>();
                schema.named(keyword).forEach((name, part) -> named.put(name, named(part)));
                plain.put(keyword.equals("dependentSchemas") ? "dependencies" : keyword, named);
            }
        } else if (keyword.equals("prefixItems") && value.isArray()) {
            plain.put(
                    "items", schema.children(keyword).stream().map(this::plain).toList());
            Schema rest = schema.child("items");
            if (rest != null) {
                plain.put("additionalItems", plain(rest));
            }
        } else if (keyword.equals("items") && schema.has("prefixItems")) {
            // Said above.
            return;
        } else if (keyword.equals("dependentRequired")) {
            plain.putIfAbsent("dependencies", value.toPlain());
        } else if (SchemaSet.REFERENCES.contains(keyword)) {
            return;
        } else if (value.isArray() && value.items().stream().allMatch(Node::isObject)) {
            List<@Nullable Object> parts = new ArrayList<>();
            schema.children(keyword).forEach(part -> parts.add(plain(part)));
            plain.put(keyword, parts);
        } else if (value.isObject()) {
            Schema child = schema.child(keyword);
            plain.put(keyword, child == null ? null : plain(child));
        } else {
            plain.put(keyword, value.toPlain());
        }
    }

    /** {@code dependencies} may have names instead of a schema. */
    private @Nullable Object named(Schema part) {
        return part.node().isArray() ? part.node().toPlain() : plain(part);
    }
}
