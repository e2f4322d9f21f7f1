package dev.cairn.manifest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one definition of the component schema says about its fields. */
record ComponentFields(Map<String, @Nullable Object> definition, Map<String, @Nullable Object> definitions) {

    /** The values its {@code type} may have; empty where it is no component. */
    List<String> types() {
        return members(property("type")).get("enum") instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    List<String> names() {
        return List.copyOf(members(definition.get("properties")).keySet());
    }

    /**
     * The type that a field's component has when it names none: the property's {@code default_type}, or an entry of the
     * definition's {@code default_types} for fields of custom components, which no property declares.
     */
    Optional<String> defaultType(String field) {
        Object type = members(property(field))
                .getOrDefault(
                        "default_type", members(definition.get("default_types")).get(field));
        return type instanceof String name ? Optional.of(name) : Optional.empty();
    }

    Optional<String> customType(String field) {
        Set<String> names = new LinkedHashSet<>();
        collectReferences(property(field), names);
        return names.stream().filter(name -> name.startsWith("Custom")).findFirst();
    }

    /** The variables that templates in a field may read; empty where the field is no template. */
    Set<String> templateVariables(String field) {
        return members(property(field)).get("interpolation_context") instanceof List<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private @Nullable Object property(String name) {
        return members(definition.get("properties")).get(name);
    }

    private void collectReferences(@Nullable Object schema, Set<String> names) {
        Map<String, @Nullable Object> map = members(schema);
        if (map.get("$ref") instanceof String reference) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (names.add(name) && members(definitions.get(name)).containsKey("anyOf")) {
                collectReferences(definitions.get(name), names);
            }
        }
        collectReferences(map, "items", names);
        collectReferences(map, "anyOf", names);
        collectReferences(map, "oneOf", names);
    }

    private void collectReferences(Map<String, @Nullable Object> schema, String keyword, Set<String> names) {
        Object parts = schema.get(keyword);
        for (Object part : parts instanceof List<?> list ? list : parts == null ? List.of() : List.of(parts)) {
            collectReferences(part, names);
        }
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    static Map<String, @Nullable Object> members(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
