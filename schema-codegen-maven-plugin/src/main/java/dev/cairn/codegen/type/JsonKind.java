package dev.cairn.codegen.type;

import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.documents.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The kinds of JSON values, but for null. */
public enum JsonKind {
    OBJECT("an object"),
    ARRAY("an array"),
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("a boolean");

    private final String text;

    JsonKind(String text) {
        this.text = text;
    }

    /** What a value of this kind is called. */
    String text() {
        return text;
    }

    /** The kinds of the values of a type. A class that we don't know can have any. */
    static Set<JsonKind> of(TypeUse type) {
        if (type instanceof TypeUse.Nullable nullable) {
            return of(nullable.type());
        }
        if (type instanceof TypeUse.Scalar scalar) {
            return switch (scalar.kind()) {
                case BOOLEAN -> EnumSet.of(BOOLEAN);
                case INTEGER, NUMBER -> EnumSet.of(NUMBER);
                case STRING -> EnumSet.of(STRING);
            };
        }
        if (type instanceof TypeUse.Formatted formatted) {
            return EnumSet.of(formatted.format().numeric() ? NUMBER : STRING);
        }
        if (type instanceof TypeUse.ListOf list) {
            Set<JsonKind> kinds = EnumSet.of(ARRAY);
            if (list.singleAccepted()) {
                kinds.addAll(of(list.element()));
            }
            return kinds;
        }
        if (type instanceof TypeUse.MapOf) {
            return EnumSet.of(OBJECT);
        }
        return type instanceof Declared declared ? of(declared.declaration()) : EnumSet.allOf(JsonKind.class);
    }

    /** The kinds of some values. */
    static Set<JsonKind> of(List<Node> values) {
        Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        for (Node value : values) {
            if (value instanceof Node.ObjectNode) {
                kinds.add(OBJECT);
            } else if (value instanceof Node.ArrayNode) {
                kinds.add(ARRAY);
            } else if (value.toPlain() instanceof String) {
                kinds.add(STRING);
            } else if (value.toPlain() instanceof Number) {
                kinds.add(NUMBER);
            } else if (value.toPlain() instanceof Boolean) {
                kinds.add(BOOLEAN);
            }
        }
        return kinds;
    }

    private static Set<JsonKind> of(Declaration declaration) {
        Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        if (declaration instanceof MixedType mixed) {
            boolean known = mixed.isFinished() && mixed.alternatives().stream().noneMatch(JsonKind::isRecursive);
            return known ? ofAll(mixed) : EnumSet.allOf(JsonKind.class);
        }
        if (declaration instanceof EnumType type) {
            for (EnumType.Value value : type.values()) {
                kinds.add(value.wire() instanceof String ? STRING : value.wire() instanceof Boolean ? BOOLEAN : NUMBER);
            }
            return kinds;
        }
        kinds.add(OBJECT);
        return kinds;
    }

    private static Set<JsonKind> ofAll(MixedType mixed) {
        Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        mixed.alternatives().forEach(alternative -> kinds.addAll(of(alternative)));
        return kinds;
    }

    /** Only a type that contains itself has another such type among its alternatives. */
    private static boolean isRecursive(TypeUse type) {
        return type instanceof Declared declared && declared.declaration() instanceof MixedType;
    }
}
