package dev.cairn.retrieval.properties;

import dev.cairn.records.PlainTrees;
import dev.cairn.records.RecordTransformation;
import dev.cairn.templates.Scope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the top-level properties of the schema in the configured catalog. Thread-safe.
 *
 * <p>Source of the rules: {@code JsonSchemaPropertySelector} of the Python CDK.
 *
 * @param schema the stream's schema in the catalog; null without a catalog, as when a connection is checked
 * @param transformations change the properties as if they were a record, so that they have the API's names
 * @param scope the variables {@code config} and {@code parameters}
 */
public record JsonSchemaPropertySelector(
        @Nullable Map<String, @Nullable Object> schema, List<RecordTransformation> transformations, Scope scope)
        implements PropertySelector {

    public JsonSchemaPropertySelector {
        transformations = List.copyOf(transformations);
    }

    @Override
    public @Nullable Set<String> selected() {
        if (schema == null) {
            return null;
        }
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> properties.put(String.valueOf(name), PlainTrees.copy(value)));
        }
        transformations.forEach(transformation -> transformation.transform(properties, scope));
        return new LinkedHashSet<>(properties.keySet());
    }
}
