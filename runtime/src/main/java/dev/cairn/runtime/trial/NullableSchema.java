package dev.cairn.runtime.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes everything in an inferred schema nullable, and leaves out what was only null. Schemas are changed in place.
 *
 * <p>Source of the rules: {@code SchemaInferrer._clean} of the Python CDK, by which alternatives of an {@code anyOf} stay as
 * they are.
 */
final class NullableSchema {

    private static final String TYPE = "type";
    private static final String NULL = "null";
    private static final String ANY_OF = "anyOf";
    private static final String ITEMS = "items";
    private static final String PROPERTIES = "properties";

    private NullableSchema() {}

    static void of(Map<String, @Nullable Object> schema) {
        boolean alternatives = schema.get(ANY_OF) instanceof List<?> list && !collapsed(schema, list);
        if (schema.get(PROPERTIES) instanceof Map<?, ?> properties) {
            properties.values().removeIf(NullableSchema::isOnlyNull);
            properties.values().forEach(property -> of(schema(property)));
        }
        if (schema.get(ITEMS) instanceof Map<?, ?> items) {
            of(schema(items));
        }
        if (!alternatives) {
            schema.put(TYPE, withNullLast(schema.get(TYPE)));
        }
    }

    /** Two alternatives of which one is null become the other one. */
    private static boolean collapsed(Map<String, @Nullable Object> schema, List<?> alternatives) {
        if (alternatives.size() != 2 || alternatives.stream().noneMatch(NullableSchema::isOnlyNull)) {
            return false;
        }
        schema.remove(ANY_OF);
        alternatives.stream().filter(each -> !isOnlyNull(each)).forEach(real -> schema.putAll(schema(real)));
        return true;
    }

    private static boolean isOnlyNull(@Nullable Object schema) {
        return schema instanceof Map<?, ?> members && NULL.equals(members.get(TYPE));
    }

    private static List<@Nullable Object> withNullLast(@Nullable Object type) {
        List<@Nullable Object> types = new ArrayList<>();
        if (type instanceof List<?> several) {
            types.addAll(several);
            types.remove(NULL);
        } else {
            types.add(type);
        }
        types.add(NULL);
        return types;
    }

    @SuppressWarnings("unchecked") // made by InferredType
    private static Map<String, @Nullable Object> schema(@Nullable Object schema) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(schema);
    }
}
