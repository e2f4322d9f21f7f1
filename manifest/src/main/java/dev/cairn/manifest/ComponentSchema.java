package dev.cairn.manifest;

import dev.cairn.documents.schema.SchemaValidator;
import dev.cairn.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the schema of components says about a manifest: how to validate it, and which {@code type} a component has whose
 * author left it out. Thread-safe.
 */
public final class ComponentSchema {

    private static final String RESOURCE = "/dev/cairn/models/declarative_component_schema.json";
    private static final String ROOT_TYPE = "DeclarativeSource";

    private final Map<String, @Nullable Object> source;
    private final SchemaValidator validator;
    private final Map<String, ComponentFields> components = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();

    private ComponentSchema(Map<String, @Nullable Object> source) {
        this.source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
        this.validator = SchemaValidator.discriminatedBy("type", this.source);
        Map<String, @Nullable Object> definitions = ComponentFields.members(source.get("definitions"));
        components.put(ROOT_TYPE, new ComponentFields(source, definitions));
        definitions.values().forEach(definition -> {
            ComponentFields fields = new ComponentFields(ComponentFields.members(definition), definitions);
            fields.types().forEach(type -> components.putIfAbsent(type, fields));
        });
        components.forEach((type, fields) -> names.put(type, fields.names()));
    }

    /**
     * A schema that was read before.
     *
     * @param schema the component schema as plain values
     */
    public static ComponentSchema of(Map<String, @Nullable Object> schema) {
        return new ComponentSchema(schema);
    }

    /** The schema that the models are generated from. */
    public static ComponentSchema bundled() {
        return Bundled.SCHEMA;
    }

    /** Begins to read the {@link #bundled} schema, so that it is there when a manifest's text has been read. */
    public static void prepare() {
        Thread reader = new Thread(ComponentSchema::bundled, "component-schema");
        reader.setDaemon(true);
        reader.start();
    }

    SchemaValidator validator() {
        return validator;
    }

    /** The type of a component without {@code type} in a field; the schema's {@code default_type}. */
    Optional<String> defaultType(String parentType, String field) {
        return Optional.ofNullable(components.get(parentType)).flatMap(c -> c.defaultType(field));
    }

    /** The type of a component that has a {@code class_name} and no {@code type}: the field's custom component. */
    Optional<String> customType(String parentType, String field) {
        return Optional.ofNullable(components.get(parentType)).flatMap(c -> c.customType(field));
    }

    /** The fields of a type's definition, in the schema's order; empty where the type is unknown. */
    public List<String> fields(String type) {
        return names.getOrDefault(type, List.of());
    }

    /** Whether a value of {@code type} is one that the schema defines. */
    public boolean isComponent(@Nullable String type) {
        return type != null && components.containsKey(type);
    }

    /**
     * The variables that templates in a field may read.
     *
     * @return empty where the field is no template, or the schema does not say
     */
    public Set<String> templateVariables(String type, String field) {
        ComponentFields fields = components.get(type);
        return fields == null ? Set.of() : fields.templateVariables(field);
    }

    /** The names of fields whose values may be taken out into {@code definitions.linked}. */
    Set<String> linkableFields() {
        Set<String> names = new LinkedHashSet<>();
        ComponentFields.members(source.get("definitions"))
                .values()
                .forEach(definition -> ComponentFields.members(
                                ComponentFields.members(definition).get("properties"))
                        .forEach((name, property) -> {
                            if (ComponentFields.members(property).containsKey("linkable")) {
                                names.add(name);
                            }
                        }));
        return names;
    }

    private static final class Bundled {

        static final ComponentSchema SCHEMA = load();

        private static ComponentSchema load() {
            try (InputStream stream = ComponentSchema.class.getResourceAsStream(RESOURCE)) {
                if (stream == null) {
                    throw new IllegalStateException("generated-models lacks " + RESOURCE);
                }
                return of(ComponentFields.members(Json.parse(stream.readAllBytes())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
