package dev.cairn.workbench.language;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The component schema, asked by an editor: which fields a type has, what they take, what they are for. Thread-safe. */
public final class SchemaGuide {

    static final String ROOT = "DeclarativeSource";
    private static final String RESOURCE = "declarative_component_schema.yaml";

    private final Map<String, Map<?, ?>> types = new LinkedHashMap<>();

    private SchemaGuide(Map<?, ?> schema) {
        types.put(ROOT, schema);
        object(schema.get("definitions")).forEach((name, definition) -> {
            Map<?, ?> type = object(definition);
            types.put(String.valueOf(name), type);
        });
    }

    /** The schema with its texts, which the models' own copy leaves out. */
    public static SchemaGuide bundled() {
        return Bundled.GUIDE;
    }

    /** The fields of a type in the schema's order; empty where there is no such type. */
    List<ComponentField> fields(String type) {
        Map<?, ?> definition = types.getOrDefault(type, Map.of());
        List<ComponentField> fields = new ArrayList<>();
        Object required = definition.get("required");
        object(definition.get("properties")).forEach((name, property) -> {
            boolean needed = required instanceof List<?> names && names.contains(name);
            fields.add(field(String.valueOf(name), object(property), needed));
        });
        return fields;
    }

    public Optional<ComponentField> field(String type, String name) {
        return fields(type).stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The types of all components, in the schema's order. */
    List<String> components() {
        return types.keySet().stream().filter(this::isComponent).toList();
    }

    /** What a type is for; empty where the schema does not say. */
    String description(String type) {
        return text(types.getOrDefault(type, Map.of()).get("description"));
    }

    /** The type of a component in a field whose author left it out. */
    public Optional<String> onlyType(String type, String fieldName) {
        Object named = object(object(types.getOrDefault(type, Map.of()).get("properties"))
                        .get(fieldName))
                .get("default_type");
        if (named instanceof String name) {
            return Optional.of(name);
        }
        return field(type, fieldName)
                .filter(field -> field.takes().size() == 1)
                .map(field -> field.takes().get(0));
    }

    private ComponentField field(String name, Map<?, ?> property, boolean required) {
        Set<String> takes = new LinkedHashSet<>();
        Set<String> values = new LinkedHashSet<>();
        Set<String> kinds = new LinkedHashSet<>();
        collect(property, takes, values, kinds, "");
        return new ComponentField(
                name,
                text(property.get("description")),
                required,
                List.copyOf(takes),
                List.copyOf(values),
                String.join(" or ", kinds),
                property.get("default"));
    }

    private void collect(Map<?, ?> schema, Set<String> takes, Set<String> values, Set<String> kinds, String listOf) {
        if (schema.get("$ref") instanceof String reference) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (isComponent(name)) {
                takes.add(name);
                kinds.add(listOf + name);
            } else {
                collect(types.getOrDefault(name, Map.of()), takes, values, kinds, listOf);
            }
        }
        if (schema.get("enum") instanceof List<?> words) {
            words.forEach(word -> values.add(String.valueOf(word)));
        }
        for (String alternatives : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.get(alternatives) instanceof List<?> parts) {
                parts.forEach(part -> collect(object(part), takes, values, kinds, listOf));
            }
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            collect(items, takes, values, kinds, "list of ");
        } else if (schema.get("type") instanceof String kind) {
            kinds.add(listOf + kind);
        }
    }

    private boolean isComponent(String name) {
        return object(types.getOrDefault(name, Map.of()).get("properties")).containsKey("type");
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.strip() : "";
    }

    private static final class Bundled {

        static final SchemaGuide GUIDE = load();

        private static SchemaGuide load() {
            String text = DocumentFiles.packaged(SchemaGuide.class, "/" + RESOURCE);
            return new SchemaGuide(((ObjectNode) new YamlReader().read(RESOURCE, text)).toPlain());
        }
    }
}
