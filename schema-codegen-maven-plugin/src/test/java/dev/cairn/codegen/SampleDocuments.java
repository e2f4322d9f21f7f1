package dev.cairn.codegen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes documents of the schemas of {@link SchemaPairs}: each value at its bounds, and each property there and not. */
final class SampleDocuments {

    private static final int DEEPEST = 3;
    private static final List<String> NAMES = List.of("p0", "p1", "p2", "p3", "added", "z");

    private final Map<String, Object> definitions;

    SampleDocuments(Map<String, Object> schema) {
        this.definitions = SchemaPairs.members(schema, "definitions");
    }

    /** Documents that a definition describes, and some in which properties have any value that its schema does not describe. */
    List<@Nullable Object> of(String definition) {
        return values(definitions.get(definition), 0);
    }

    private List<@Nullable Object> values(@Nullable Object of, int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        if (!(of instanceof Map<?, ?> schema)) {
            return values;
        }
        if (schema.get("$ref") instanceof String ref) {
            return values(definitions.get(ref.substring(ref.lastIndexOf('/') + 1)), depth);
        }
        if (schema.containsKey("const")) {
            values.add(schema.get("const"));
            return values;
        }
        if (schema.get("enum") instanceof List<?> known) {
            values.addAll(known);
            return values;
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            if (schema.get(keyword) instanceof List<?> alternatives) {
                alternatives.forEach(alternative -> values.addAll(values(alternative, depth)));
                return values;
            }
        }
        List<?> types = schema.get("type") instanceof List<?> several ? several : List.of(schema.get("type"));
        for (Object type : types) {
            values.addAll(ofType(String.valueOf(type), schema, depth));
        }
        return values;
    }

    private List<@Nullable Object> ofType(String type, Map<?, ?> schema, int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        switch (type) {
            case "null" -> values.add(null);
            case "boolean" -> values.addAll(List.of(true, false));
            case "integer" -> {
                for (long value = -1; value < 14; value++) {
                    addNumber(values, schema, value);
                }
                addNumber(values, schema, Long.MAX_VALUE);
            }
            case "number" -> {
                for (int value = -1; value < 28; value++) {
                    addNumber(values, schema, value / 2.0);
                }
            }
            case "string" -> {
                for (int length = bound(schema, "minLength", 0); length <= bound(schema, "maxLength", 9); length++) {
                    values.add("x".repeat(length));
                }
            }
            case "array" -> {
                List<@Nullable Object> elements = values(schema.get("items"), depth + 1);
                if (bound(schema, "minItems", 0) == 0) {
                    values.add(List.of());
                }
                elements.forEach(element -> {
                    if (bound(schema, "minItems", 0) <= 1) {
                        values.add(listOf(element));
                    }
                    values.add(listOf(element, element));
                });
            }
            default -> values.addAll(objects(schema, depth));
        }
        return values;
    }

    private static List<@Nullable Object> listOf(@Nullable Object... elements) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object element : elements) {
            list.add(element);
        }
        return list;
    }

    private static void addNumber(List<@Nullable Object> values, Map<?, ?> schema, Number value) {
        if (value.doubleValue() >= bound(schema, "minimum", -100)
                && (schema.get("maximum") == null || value.doubleValue() <= bound(schema, "maximum", 0))) {
            values.add(value);
        }
    }

    private static int bound(Map<?, ?> schema, String keyword, int otherwise) {
        return schema.get(keyword) instanceof Integer bound ? bound : otherwise;
    }

    private List<@Nullable Object> objects(Map<?, ?> schema, int depth) {
        Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
        Map<String, @Nullable Object> base = new LinkedHashMap<>();
        for (Object name : required) {
            base.put(
                    String.valueOf(name),
                    values(properties.get(name), depth + 1).get(0));
        }
        List<@Nullable Object> objects = new ArrayList<>(List.of(base));
        if (depth >= DEEPEST) {
            return objects;
        }
        properties.forEach((name, property) ->
                values(property, depth + 1).forEach(value -> objects.add(with(base, String.valueOf(name), value))));
        Object others = schema.get("additionalProperties");
        for (String name : NAMES) {
            if (!properties.containsKey(name) && !Boolean.FALSE.equals(others)) {
                List<@Nullable Object> values = others == null
                        ? listOf("odd text", 77L, 0.25, true, null, List.of(), Map.of("odd", "x"))
                        : values(others, depth + 1);
                values.forEach(value -> objects.add(with(base, name, value)));
            }
        }
        return objects;
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> base, String name, @Nullable Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(base);
        object.put(name, value);
        return object;
    }
}
