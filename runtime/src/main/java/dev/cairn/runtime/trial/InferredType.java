package dev.cairn.runtime.trial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What values in one place look like. Not thread-safe.
 *
 * <p>Source of the rules: {@code SchemaNode} of the Python library genson.
 */
final class InferredType {

    private final TreeSet<String> scalars = new TreeSet<>();
    private @Nullable InferredType items;
    private @Nullable Map<String, InferredType> properties;
    private boolean itemsFirst;
    private boolean fractions;

    void accumulate(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            members(members);
        } else if (value instanceof List<?> list) {
            list(list);
        } else {
            scalars.add(scalar(value));
            fractions |= value instanceof Number number && isFraction(number);
        }
    }

    /** True if a number is written with a point or an exponent, also if its value is whole. */
    private static boolean isFraction(Number number) {
        return !(number instanceof Long || number instanceof Integer || number instanceof BigInteger);
    }

    private void members(Map<?, ?> members) {
        Map<String, InferredType> known = properties;
        if (known == null) {
            known = new LinkedHashMap<>();
            properties = known;
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            known.computeIfAbsent(String.valueOf(member.getKey()), name -> new InferredType())
                    .accumulate(member.getValue());
        }
    }

    private void list(List<?> list) {
        InferredType known = items;
        if (known == null) {
            known = new InferredType();
            items = known;
            itemsFirst = properties == null;
        }
        for (Object item : list) {
            known.accumulate(item);
        }
    }

    private static String scalar(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof Boolean ? "boolean" : value instanceof Number ? "number" : "string";
    }

    private boolean isEmpty() {
        return scalars.isEmpty() && items == null && properties == null;
    }

    /**
     * A new, modifiable schema. Types about which nothing else is known are one list, before the others.
     *
     * @param isWholeDistinct whether whole numbers are {@code integer}; else all are {@code number}
     */
    Map<String, @Nullable Object> toSchema(boolean isWholeDistinct) {
        TreeSet<String> types = new TreeSet<>(scalars);
        if (isWholeDistinct && !fractions && types.remove("number")) {
            types.add("integer");
        }
        List<Map<String, @Nullable Object>> detailed = new ArrayList<>();
        for (Map<String, @Nullable Object> schema : itemsFirst
                ? pair(array(isWholeDistinct), object(isWholeDistinct))
                : pair(object(isWholeDistinct), array(isWholeDistinct))) {
            if (schema.size() == 1) {
                types.add(String.valueOf(schema.get("type")));
            } else {
                detailed.add(schema);
            }
        }
        if (!types.isEmpty()) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            plain.put("type", types.size() == 1 ? types.first() : new ArrayList<>(types));
            detailed.add(0, plain);
        }
        if (detailed.size() == 1) {
            return detailed.get(0);
        }
        Map<String, @Nullable Object> any = new LinkedHashMap<>();
        any.put("anyOf", detailed);
        return any;
    }

    private static List<Map<String, @Nullable Object>> pair(
            @Nullable Map<String, @Nullable Object> first, @Nullable Map<String, @Nullable Object> second) {
        List<Map<String, @Nullable Object>> pair = new ArrayList<>();
        if (first != null) {
            pair.add(first);
        }
        if (second != null) {
            pair.add(second);
        }
        return pair;
    }

    private @Nullable Map<String, @Nullable Object> array(boolean integers) {
        if (items == null) {
            return null;
        }
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        if (!items.isEmpty()) {
            schema.put("items", items.toSchema(integers));
        }
        return schema;
    }

    private @Nullable Map<String, @Nullable Object> object(boolean integers) {
        if (properties == null) {
            return null;
        }
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!properties.isEmpty()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            properties.forEach((name, shape) -> members.put(name, shape.toSchema(integers)));
            schema.put("properties", members);
        }
        return schema;
    }
}
