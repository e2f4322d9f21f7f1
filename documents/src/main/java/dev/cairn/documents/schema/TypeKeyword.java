package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the keyword {@code type}. */
final class TypeKeyword {

    private TypeKeyword() {}

    /** The names a {@code type} keyword allows. */
    static List<String> of(@Nullable Object keyword) {
        if (keyword instanceof List<?> names) {
            return names.stream().map(String::valueOf).toList();
        }
        return List.of(String.valueOf(keyword));
    }

    static boolean anyFits(@Nullable Object keyword, Node instance) {
        return of(keyword).stream().anyMatch(name -> fits(name, instance));
    }

    /** A number without a fraction is an integer (draft 6 and later). */
    private static boolean fits(String name, Node instance) {
        Object value = instance instanceof Node.ScalarNode scalar ? scalar.value() : null;
        return switch (name) {
            case "object" -> instance instanceof Node.ObjectNode;
            case "array" -> instance instanceof Node.ArrayNode;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "null" -> instance instanceof Node.ScalarNode && value == null;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Long || value instanceof BigInteger || isWhole(value);
            default -> false;
        };
    }

    private static boolean isWhole(@Nullable Object value) {
        return value instanceof Double number && !number.isInfinite() && number == Math.rint(number);
    }
}
