package dev.cairn.destinations.internal.row;

import dev.cairn.destinations.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads types of columns out of a JSON schema. */
public final class DeclaredTypes {

    private DeclaredTypes() {}

    /** The types of the properties, in order; a property that may be anything is left out, since records will tell. */
    public static Map<String, ColumnType> of(Map<String, @Nullable Object> schema) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                ColumnType type = type(property);
                if (type != null) {
                    types.put(String.valueOf(name), type);
                }
            });
        }
        return types;
    }

    private static @Nullable ColumnType type(@Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> map)) {
            return null;
        }
        Object type = map.get("type");
        if (type instanceof List<?> several) {
            return several.stream().map(DeclaredTypes::named).reduce(null, DeclaredTypes::both);
        }
        if (type != null) {
            return named(type);
        }
        for (String union : List.of("anyOf", "oneOf")) {
            if (map.get(union) instanceof List<?> branches) {
                return branches.stream().map(DeclaredTypes::type).reduce(null, DeclaredTypes::both);
            }
        }
        return map.containsKey("properties") ? ColumnType.JSON : null;
    }

    private static @Nullable ColumnType both(@Nullable ColumnType one, @Nullable ColumnType other) {
        return one == null ? other : other == null ? one : one.and(other);
    }

    private static @Nullable ColumnType named(@Nullable Object type) {
        return switch (String.valueOf(type)) {
            case "boolean" -> ColumnType.BOOLEAN;
            case "integer" -> ColumnType.INTEGER;
            case "number" -> ColumnType.NUMBER;
            case "string" -> ColumnType.TEXT;
            case "object", "array" -> ColumnType.JSON;
            default -> null;
        };
    }
}
