package dev.cairn.records.schema;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordScope;
import dev.cairn.records.RecordTransformation;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a schema of the field descriptions that an API gives.
 *
 * <p>Source of the rules: {@code DynamicSchemaLoader} of the Python CDK. Without a record the schema has no properties.
 *
 * @param filter over {@code record}, a map of one property's name and schema, or null
 * @param transformations of the map of all properties, after the filter
 * @param scope what templates see: the configuration
 */
public record DynamicSchemaLoader(
        SchemaRecordSource source,
        SchemaTypeIdentifier identifier,
        @Nullable Template filter,
        List<RecordTransformation> transformations,
        Scope scope)
        implements SchemaLoader {

    private static final int LONGEST_EXCERPT = 200;

    public DynamicSchemaLoader {
        transformations = List.copyOf(transformations);
    }

    @Override
    public Map<String, @Nullable Object> load() throws InterruptedException {
        Map<String, @Nullable Object> record = source.first();
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        if (record != null && !record.isEmpty()) {
            for (Object description : descriptions(record)) {
                addProperty(properties, description);
            }
        }
        transformations.forEach(transformation -> transformation.transform(properties, scope));
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft-07/schema#");
        schema.put("type", "object");
        schema.put("additionalProperties", true);
        schema.put("properties", properties);
        return schema;
    }

    /** The descriptions of the fields; of an object, its keys. */
    private Collection<? extends @Nullable Object> descriptions(Map<String, @Nullable Object> record) {
        FieldPath pointer = identifier.schemaPointer().get();
        List<@Nullable Object> found = one(pointer, record);
        if (!found.isEmpty() && found.get(0) instanceof List<?> list) {
            return list;
        }
        if (!found.isEmpty() && found.get(0) instanceof Map<?, ?> map) {
            return map.keySet();
        }
        throw identifier.wrong("the response has no list of fields at schema_pointer " + pointer);
    }

    private void addProperty(Map<String, @Nullable Object> properties, @Nullable Object description) {
        List<@Nullable Object> key = one(identifier.keyPointer().get(), description);
        if (key.isEmpty() || !(key.get(0) instanceof String name)) {
            throw identifier.wrong("the name of a field, at key_pointer, must be a text (found "
                    + (key.isEmpty() ? "nothing" : Json.write(key.get(0))) + " in " + excerpt(description) + ")");
        }
        try {
            Map<String, @Nullable Object> type = schema(name, type(name, description));
            Map<String, @Nullable Object> property = Collections.singletonMap(name, type);
            if (filter == null || filter.evaluateToBoolean(RecordScope.of(scope, property))) {
                properties.put(name, type);
            } else {
                properties.remove(name);
            }
        } catch (TemplateException e) {
            throw identifier.wrong("a template fails for field '" + name + "': " + e.getMessage());
        }
    }

    private Map<String, @Nullable Object> schema(String name, FieldType type) {
        try {
            return AirbyteTypes.schema(type);
        } catch (IllegalArgumentException e) {
            throw identifier.wrong("the type of field '" + name + "' is " + e.getMessage()
                    + "; types_mapping can map it to one of these");
        }
    }

    private FieldType type(String name, @Nullable Object description) {
        List<@Nullable Object> found = identifier.typePointer() == null
                ? List.of()
                : one(identifier.typePointer().get(), description);
        Object current = found.isEmpty() ? "string" : found.get(0);
        for (TypeMapping mapping : identifier.typesMapping()) {
            if (mapping.currentType().equals(current) && holds(mapping.condition(), description)) {
                return mapping.targetType();
            }
        }
        FieldType type = FieldType.of(current);
        if (type == null) {
            throw identifier.wrong("the type of field '" + name + "', at type_pointer, must be a text or a list of two"
                    + " texts (found " + Json.write(current) + ")");
        }
        return type;
    }

    private boolean holds(@Nullable Template condition, @Nullable Object description) {
        return condition == null || condition.evaluateToBoolean(RecordScope.with(scope, "raw_schema", description));
    }

    /** The one value that a path leads to, or nothing. */
    private List<@Nullable Object> one(FieldPath path, @Nullable Object root) {
        List<@Nullable Object> found = path.values(root);
        if (found.size() > 1) {
            throw identifier.wrong("the path " + path + " leads to more than one value in the response");
        }
        return found;
    }

    private static String excerpt(@Nullable Object description) {
        String text = Json.write(description);
        return Phrases.shortened(text, LONGEST_EXCERPT);
    }
}
