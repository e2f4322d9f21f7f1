package dev.cairn.codegen.type;

import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.TypeUse.Scalar;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;

/** Tells whether a default value can be a value of its type. */
final class Defaults {

    private Defaults() {}

    static boolean fits(TypeUse type, Node value) {
        if (type instanceof Scalar scalar) {
            return value instanceof ScalarNode node && isA(scalar.kind(), node.value());
        }
        if (type instanceof ListOf list) {
            return value instanceof ArrayNode array
                    ? array.items().stream().allMatch(item -> fits(list.element(), item))
                    : list.singleAccepted() && fits(list.element(), value);
        }
        if (type instanceof MapOf map) {
            return value instanceof ObjectNode object
                    && object.members().values().stream().allMatch(member -> fits(map.value(), member.value()));
        }
        if (type instanceof TypeUse.Nullable nullable) {
            return (value instanceof ScalarNode scalar && scalar.value() == null) || fits(nullable.type(), value);
        }
        if (type instanceof TypeUse.Formatted formatted) {
            Object plain = value.toPlain();
            return formatted.format().numeric()
                    ? plain instanceof Number
                    : plain instanceof String text && formatted.format().accepts(text);
        }
        return !(type instanceof Declared declared) || fits(declared.declaration(), value);
    }

    private static boolean fits(Declaration declaration, Node value) {
        if (declaration instanceof EnumType enumType) {
            return value instanceof ScalarNode node
                    && enumType.values().stream().anyMatch(each -> each.wire().equals(node.value()));
        }
        if (declaration instanceof MixedType mixed) {
            return mixed.alternatives().stream().anyMatch(alternative -> fits(alternative, value));
        }
        return value instanceof ObjectNode;
    }

    private static boolean isA(ScalarKind kind, @org.jspecify.annotations.Nullable Object value) {
        return switch (kind) {
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER -> value instanceof Long;
            case NUMBER -> value instanceof Number;
            case STRING -> value instanceof String;
        };
    }
}
