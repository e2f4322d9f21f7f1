package dev.cairn.codegen.type;

import java.util.EnumSet;
import java.util.Set;

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

    /** The kind that {@code type} calls by this name, or null. */
    static @org.jspecify.annotations.Nullable ScalarKind ofSchema(String name) {
        return switch (name) {
            case "boolean" -> BOOLEAN;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "string" -> STRING;
            default -> null;
        };
    }
}
