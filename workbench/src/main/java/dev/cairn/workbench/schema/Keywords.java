package dev.cairn.workbench.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of JSON Schemas as plain values, whose members keep their order; and what is read of such. */
final class Keywords {

    private Keywords() {}

    /** @param members keys and values in turns */
    static Map<String, Object> object(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }

    static Map<String, Object> reference(String definition) {
        return object("$ref", "#/definitions/" + definition);
    }

    /** What is an object with a key; a schema that only requires the key passes all that is no object. */
    static Map<String, Object> has(String key) {
        return object("type", "object", "required", List.of(key));
    }

    static Map<String, Object> either(Object condition, Object then, Object otherwise) {
        return object("if", condition, "then", then, "else", otherwise);
    }

    static Map<String, Object> ifType(String type, Object then) {
        Map<String, Object> named =
                object("properties", object("type", object("const", type)), "required", List.of("type"));
        return object("if", named, "then", then);
    }

    static void copy(Map<?, ?> from, Map<String, Object> to, List<String> keywords) {
        for (String keyword : keywords) {
            Object value = from.get(keyword);
            if (value != null) {
                to.put(keyword, value);
            }
        }
    }

    /** The values that a component's type may have; empty where a schema is of no component. */
    static List<String> types(Map<?, ?> schema) {
        return items(map(map(schema.get("properties")).get("type")).get("enum")).stream()
                .map(String::valueOf)
                .toList();
    }

    /** The definition that a reference leads to. */
    static String target(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    static List<?> items(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
