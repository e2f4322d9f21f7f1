package dev.cairn.codegen.type;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of scalars that JSON Schema tells apart. */
public enum ScalarKind {
    BOOLEAN("Boolean"),
    INTEGER("Integer"),
    NUMBER("Number"),
    STRING("String");

    private final String word;

    ScalarKind(String word) {
        this.word = word;
    }

    /** The kind in names, such as {@code IntegerOrString}. */
    public String word() {
        return word;
    }

    /** The kind of JSON that its values are. */
    Set<JsonKind> kinds() {
        return switch (this) {
            case BOOLEAN -> EnumSet.of(JsonKind.BOOLEAN);
            case INTEGER, NUMBER -> EnumSet.of(JsonKind.NUMBER);
            case STRING -> EnumSet.of(JsonKind.STRING);
        };
    }

    /** Whether a plain value is of this kind; an integer is a number of 64 bits. */
    public boolean has(@Nullable Object value) {
        return switch (this) {
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER -> value instanceof Long;
            case NUMBER -> value instanceof Number;
            case STRING -> value instanceof String;
        };
    }

    /** The kind of a plain value that is a scalar and not null. */
    static ScalarKind of(Object value) {
        for (ScalarKind kind : values()) {
            if (kind.has(value)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no scalar: " + value);
    }

    /** The kind that {@code type} calls by this name, or null. */
    public static @Nullable ScalarKind ofSchema(String name) {
        return switch (name) {
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "string" -> STRING;
            default -> null;
        };
    }
}
