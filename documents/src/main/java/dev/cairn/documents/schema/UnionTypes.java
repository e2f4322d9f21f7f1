package dev.cairn.documents.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the values that a schema allows for the key that selects a branch of a union. */
final class UnionTypes {

    private UnionTypes() {}

    /**
     * The values that the key may have, in the schema's order; empty where the schema does not confine them.
     *
     * @param resolve follows {@code $ref}s
     */
    static List<String> of(
            @Nullable Object schema, String key, Function<@Nullable Object, Map<String, @Nullable Object>> resolve) {
        return of(schema, key, resolve, 0);
    }

    private static List<String> of(
            @Nullable Object schema,
            String key,
            Function<@Nullable Object, Map<String, @Nullable Object>> resolve,
            int depth) {
        Map<String, @Nullable Object> resolved = resolve.apply(schema);
        if (resolved.get("properties") instanceof Map<?, ?> properties
                && properties.get(key) instanceof Map<?, ?> property) {
            if (property.get("enum") instanceof List<?> values) {
                return values.stream().map(String::valueOf).toList();
            }
            return property.get("const") instanceof String value ? List.of(value) : List.of();
        }
        Object parts = resolved.containsKey("anyOf") ? resolved.get("anyOf") : resolved.get("oneOf");
        if (depth > 8 || resolved.containsKey("properties") || !(parts instanceof List<?> branches)) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        for (Object branch : branches) {
            List<String> values = of(branch, key, resolve, depth + 1);
            if (values.isEmpty()) {
                return List.of();
            }
            all.addAll(values);
        }
        return all;
    }
}
