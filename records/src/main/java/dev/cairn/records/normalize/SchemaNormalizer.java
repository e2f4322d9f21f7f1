package dev.cairn.records.normalize;

import dev.cairn.records.RecordNormalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Casts the values of records to the types of a JSON schema, which is compiled once.
 *
 * <p>{@code properties}, {@code items} and local {@code $ref}s are followed; a reference gives only the types of the
 * members, not of the value itself. Source of the rules: {@code TypeTransformer} of the Python CDK with {@code
 * DefaultSchemaNormalization}.
 */
public final class SchemaNormalizer implements RecordNormalizer {

    private final SchemaNode root;

    /** @param warnings hears once of each place whose values cannot be cast */
    public SchemaNormalizer(Map<String, ? extends @Nullable Object> schema, Consumer<String> warnings) {
        this.root = new Compiler(schema, warnings).node(schema, "");
    }

    @Override
    public void normalize(Map<String, @Nullable Object> record) {
        root.normalize(record);
    }

    private static final class Compiler {

        private final Map<String, ?> schema;
        private final Consumer<String> warnings;
        private final Map<String, SchemaNode> references = new HashMap<>();

        Compiler(Map<String, ?> schema, Consumer<String> warnings) {
            this.schema = schema;
            this.warnings = warnings;
        }

        SchemaNode node(Map<?, ?> part, String path) {
            SchemaNode node = new SchemaNode();
            fill(node, part, path);
            return node;
        }

        private void fill(SchemaNode node, Map<?, ?> part, String path) {
            if (part.get("properties") instanceof Map<?, ?> properties) {
                properties.forEach((name, property) -> {
                    if (property instanceof Map<?, ?> member) {
                        node.addProperty(String.valueOf(name), member(member, below(path, String.valueOf(name))));
                    }
                });
            }
            if (part.get("items") instanceof Map<?, ?> items) {
                node.setItems(member(items, below(path, "*")));
            }
            if (part.get("$ref") instanceof String pointer) {
                refer(node, pointer);
            }
        }

        private static String below(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        private SchemaNode.Member member(Map<?, ?> part, String path) {
            Object type = part.get("type");
            boolean keepsNull = "null".equals(type) || (type instanceof List<?> types && types.contains("null"));
            Conversion conversion = Conversion.of(part);
            return new SchemaNode.Member(
                    conversion, keepsNull, node(part, path), new Misfits(path, conversion, warnings));
        }

        private void refer(SchemaNode node, String pointer) {
            SchemaNode known = references.get(pointer);
            if (known != null) {
                node.setReference(known);
            } else if (find(pointer) instanceof Map<?, ?> target) {
                SchemaNode referenced = new SchemaNode();
                references.put(pointer, referenced);
                node.setReference(referenced);
                fill(referenced, target, pointer);
            } else {
                node.setBrokenReference(pointer);
            }
        }

        private @Nullable Object find(String pointer) {
            Object found = pointer.startsWith("#") ? schema : null;
            for (String part : pointer.length() < 3
                    ? List.<String>of()
                    : List.of(pointer.substring(2).split("/"))) {
                String key = part.replace("~1", "/").replace("~0", "~");
                found = found instanceof Map<?, ?> map ? map.get(key) : null;
            }
            return found;
        }
    }
}
