package dev.cairn.server.internal.body;

import dev.cairn.documents.Node;
import dev.cairn.server.model.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks the members of a request's body against its schema, and says what is wrong in the words and the order of
 * the reference, which has them from Pydantic. Members without a schema are
 * ignored, unless no member has one. Thread-safe.
 */
record BodySchema(ApiSchema api, Node definition) {

    /**
     * Checks a body.
     *
     * @param errors takes what is wrong
     * @return the members that the schema has, numbers as numbers
     */
    Map<String, @Nullable Object> check(Map<?, ?> body, List<Object> location, List<ValidationError> errors) {
        Map<String, @Nullable Object> checked = new LinkedHashMap<>();
        Node properties = definition.get("properties");
        if (properties == null) {
            body.forEach((name, value) -> checked.put(String.valueOf(name), value));
            return checked;
        }
        List<Node> required = definition.items("required");
        properties.members().forEach((name, member) -> {
            List<Object> place = new ArrayList<>(location);
            place.add(name);
            if (body.containsKey(name)) {
                checked.put(name, value(body.get(name), member.value(), place, errors));
            } else if (required.stream().anyMatch(node -> node.is(name))) {
                errors.add(new Pydantic(place, body).error("missing", "Field required"));
            }
        });
        return checked;
    }

    private @Nullable Object value(
            @Nullable Object value, Node schema, List<Object> place, List<ValidationError> errors) {
        Node alternatives = schema.get("anyOf");
        if (alternatives != null) {
            return value == null ? null : value(value, alternatives.items().get(0), place, errors);
        }
        String reference = schema.text("$ref");
        if (reference != null) {
            Node referred = api.definition(reference.substring(reference.lastIndexOf('/') + 1));
            return object(value, new BodySchema(api, referred), place, errors);
        }
        List<Node> types = Objects.requireNonNull(schema.get("type"), "type").itemOrItems();
        if (value == null && types.stream().anyMatch(type -> type.is("null"))) {
            return null;
        }
        Pydantic wrong = new Pydantic(place, value);
        switch (String.valueOf(types.get(0).text())) {
            case "string" -> {
                if (!(value instanceof String)) {
                    errors.add(wrong.error("string_type", "Input should be a valid string"));
                }
                return value;
            }
            case "array" -> {
                if (!(value instanceof List)) {
                    errors.add(wrong.error("list_type", "Input should be a valid list"));
                }
                return value;
            }
            case "boolean" -> {
                if (!(value instanceof Boolean)) {
                    errors.add(wrong.error("bool_type", "Input should be a valid boolean"));
                }
                return value;
            }
            default -> {
                return wrong.integer(
                        bound(schema, "minimum", Long.MIN_VALUE), bound(schema, "maximum", Long.MAX_VALUE), errors);
            }
        }
    }

    private static long bound(Node schema, String name, long none) {
        Node given = schema.get(name);
        return given == null
                ? none
                : Objects.requireNonNull(given.number(), name).longValue();
    }

    private static @Nullable Object object(
            @Nullable Object value, BodySchema schema, List<Object> place, List<ValidationError> errors) {
        if (!(value instanceof Map<?, ?> map)) {
            errors.add(new Pydantic(place, value).noObject());
            return value;
        }
        return schema.definition.get("properties") == null ? map : schema.check(map, place, errors);
    }
}
