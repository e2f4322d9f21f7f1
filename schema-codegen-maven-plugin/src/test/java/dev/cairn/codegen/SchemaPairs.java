package dev.cairn.codegen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Makes up schemas, and the same schemas with something changed. The same seed gives the same pair. */
final class SchemaPairs {

    private static final List<String> TYPES = List.of("Root", "Part", "Cat", "Dog");

    private final Random random;

    SchemaPairs(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Two versions of a schema.
     *
     * @param before the earlier one, as plain JSON
     * @param after the later one
     * @param change what was done to it
     */
    record SchemaPair(Map<String, Object> before, Map<String, Object> after, String change) {}

    SchemaPair next() {
        Map<String, Object> before = new LinkedHashMap<>();
        Map<String, Object> definitions = new LinkedHashMap<>();
        before.put("definitions", definitions);
        for (String type : TYPES) {
            definitions.put(type, object(type));
        }
        definitions.put("Bird", object("Bird"));
        definitions.put("Pet", choice(List.of("Cat", "Dog")));
        Map<String, Object> after = copy(before);
        List<String> changes = new ArrayList<>();
        for (int count = 1 + random.nextInt(4) / 3; count > 0; count--) {
            changes.add(change(members(after, "definitions")));
        }
        return new SchemaPair(before, after, String.join("; ", changes));
    }

    private Map<String, Object> object(String type) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        if (!type.equals("Root") && !type.equals("Part")) {
            properties.put("kind", Map.of("const", type));
            required.add("kind");
        }
        for (int index = 0; index < 1 + random.nextInt(4); index++) {
            properties.put("p" + index, value(type));
            if (random.nextInt(3) == 0) {
                required.add("p" + index);
            }
        }
        object.put("properties", properties);
        object.put("required", required);
        if (random.nextInt(3) == 0) {
            object.put("additionalProperties", random.nextBoolean() ? (Object) false : Map.of("type", "string"));
        }
        return object;
    }

    private static Map<String, Object> choice(List<String> types) {
        List<Object> alternatives = new ArrayList<>();
        types.forEach(type -> alternatives.add(ref(type)));
        return new LinkedHashMap<>(Map.of("oneOf", alternatives));
    }

    private static Map<String, Object> ref(String type) {
        return Map.of("$ref", "#/definitions/" + type);
    }

    private Object value(String type) {
        int kinds = type.equals("Root") ? 11 : 9;
        return switch (random.nextInt(kinds)) {
            case 0 -> bounded("integer", "minimum", random.nextInt(5), "maximum", 6 + random.nextInt(5));
            case 1 -> bounded("number", "minimum", random.nextInt(5), "maximum", 6 + random.nextInt(5));
            case 2 -> bounded("string", "minLength", random.nextInt(3), "maxLength", 3 + random.nextInt(4));
            case 3 -> Map.of("type", "boolean");
            case 4 -> new LinkedHashMap<>(Map.of("enum", new ArrayList<>(List.of("a", "b", "c"))));
            case 5 -> list(bounded("integer", "minimum", 1, "maximum", 9));
            case 6 -> new LinkedHashMap<>(Map.of("type", "object", "additionalProperties", Map.of("type", "integer")));
            case 7 -> Map.of("anyOf", List.of(Map.of("type", "integer"), Map.of("type", "string")));
            case 8 -> new LinkedHashMap<>(Map.of("type", new ArrayList<>(List.of("string", "null"))));
            case 9 -> ref("Part");
            default -> ref("Pet");
        };
    }

    private Map<String, Object> bounded(String type, String low, int least, String high, int most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        if (random.nextBoolean()) {
            schema.put(low, least);
        }
        if (random.nextBoolean()) {
            schema.put(high, most);
        }
        return schema;
    }

    private Map<String, Object> list(Object items) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", items);
        if (random.nextBoolean()) {
            schema.put("minItems", 1);
        }
        return schema;
    }

    private String change(Map<String, Object> definitions) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        Map<String, Object> object = members(definitions, type);
        Map<String, Object> properties = members(object, "properties");
        List<Object> required = elements(object, "required");
        List<String> names = new ArrayList<>(properties.keySet());
        names.remove("kind");
        String name = names.isEmpty() ? "p0" : names.get(random.nextInt(names.size()));
        String at = type + "." + name + " ";
        switch (random.nextInt(9)) {
            case 0 -> {
                properties.put("added", value(type));
                if (random.nextBoolean()) {
                    required.add("added");
                }
                return type + ".added new";
            }
            case 1 -> {
                properties.remove(name);
                required.remove(name);
                return at + "gone";
            }
            case 2 -> {
                if (!required.remove(name)) {
                    required.add(name);
                }
                properties.putIfAbsent(name, value(type));
                return at + "required or not";
            }
            case 3 -> {
                properties.put(name, value(type));
                return at + "of another type";
            }
            case 4 -> {
                Object was = object.remove("additionalProperties");
                if (was == null) {
                    object.put(
                            "additionalProperties", random.nextBoolean() ? (Object) false : Map.of("type", "string"));
                }
                return type + " open or not";
            }
            case 5 -> {
                Map<String, Object> pet = members(definitions, "Pet");
                elements(pet, "oneOf").add(ref("Bird"));
                return "Pet may be a Bird";
            }
            case 6 -> {
                members(definitions, "Pet").put("oneOf", new ArrayList<>(List.of(ref("Cat"), ref("Bird"))));
                return "Pet is a Bird in place of a Dog";
            }
            default -> {
                return at + changeWithin(properties, name, type);
            }
        }
    }

    private String changeWithin(Map<String, Object> properties, String name, String type) {
        if (!(properties.get(name) instanceof LinkedHashMap<?, ?>)) {
            properties.put(name, value(type));
            return "of another type";
        }
        Map<String, Object> property = members(properties, name);
        for (String keyword : List.of("minimum", "maximum", "minLength", "maxLength", "minItems")) {
            if (property.get(keyword) instanceof Integer bound) {
                if (random.nextBoolean()) {
                    property.remove(keyword);
                    return "without " + keyword;
                }
                property.put(keyword, bound + 1);
                return keyword + " one more";
            }
        }
        if (property.containsKey("enum")) {
            List<Object> values = elements(property, "enum");
            values.set(random.nextInt(values.size()), "d");
            return "with another value";
        }
        if (property.containsKey("additionalProperties")) {
            property.put("additionalProperties", Map.of("type", "number"));
            return "with other values";
        }
        if (property.get("type") instanceof List<?>) {
            property.put("type", "string");
            return "without null";
        }
        if (property.containsKey("items")) {
            property.put("items", value("Part"));
            return "with other elements";
        }
        property.put("type", new ArrayList<>(List.of(String.valueOf(property.get("type")), "null")));
        return "with null";
    }

    @SuppressWarnings("unchecked") // made above
    static Map<String, Object> members(Map<String, Object> object, String name) {
        return (Map<String, Object>) Objects.requireNonNull(object.get(name));
    }

    @SuppressWarnings("unchecked") // made above
    private static List<Object> elements(Map<String, Object> object, String name) {
        return (List<Object>) Objects.requireNonNull(object.get(name));
    }

    @SuppressWarnings("unchecked") // copies have the types of what is copied
    private static <T> T copy(T value) {
        if (value instanceof LinkedHashMap<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(name, copy(member)));
            return (T) copy;
        }
        if (value instanceof ArrayList<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copy(element)));
            return (T) copy;
        }
        return value;
    }
}
