package dev.cairn.mcpserver;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, which fit the tool's schema. Immutable. */
record Arguments(Map<String, @Nullable Object> values) {

    /** A text; null where it is missing. */
    @Nullable
    String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /** A text that the schema requires. */
    String required(String name) {
        return Objects.requireNonNull(text(name), name);
    }

    String text(String name, String otherwise) {
        return Objects.requireNonNullElse(text(name), otherwise);
    }

    /** The texts of a list; empty where it is missing. */
    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    int number(String name, int otherwise) {
        return values.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** A plain JSON value; null where it is missing. */
    @Nullable
    Object value(String name) {
        return values.get(name);
    }
}
