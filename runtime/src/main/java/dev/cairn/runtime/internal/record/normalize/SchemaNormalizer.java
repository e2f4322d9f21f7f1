package dev.cairn.runtime.internal.record.normalize;

import dev.cairn.runtime.internal.record.RecordNormalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    public SchemaNormalizer(Map<String, ? extends @Nullable Object> schema) {
        this.root = new Compiler(schema).node(schema);
    }

    @Override
    public void normalize(Map<String, @Nullable Object> record) {
        root.normalize(record);
    }

    private static final class Compiler {

        private final Map<String, ?> schema;
        private final Map<String, SchemaNode> references = new HashMap<>();

        Compiler(Map<String, ?> schema) {
            this.schema = schema;
        }

        SchemaNode node(Map<?, ?> part) {
            SchemaNode node = new SchemaNode();
            fill(node, part);
            return node;
        }

        private void fill(SchemaNode node, Map<?, ?> part) {
            if (part.get("properties") instanceof Map<?, ?> properties) {
                properties.forEach((name, property) -> {
                    if (property instanceof Map<?, ?> member) {
                        node.addProperty(String.valueOf(name), member(member));
                    }
                });
            }
            if (part.get("items") instanceof Map<?, ?> items) {
                node.setItems(member(items));
            }
            if (part.get("$ref") instanceof String pointer) {
                refer(node, pointer);
            }
        }

        private SchemaNode.Member member(Map<?, ?> part) {
            Object type = part.get("type");
            boolean keepsNull = "null".equals(type) || (type instanceof List<?> types && types.contains("null"));
            return new SchemaNode.Member(Conversion.of(part), keepsNull, node(part));
        }

        private void refer(SchemaNode node, String pointer) {
            SchemaNode known = references.get(pointer);
            if (known != null) {
                node.setReference(known);
            } else if (find(pointer) instanceof Map<?, ?> target) {
                SchemaNode referenced = new SchemaNode();
                references.put(pointer, referenced);
                node.setReference(referenced);
                fill(referenced, target);
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
