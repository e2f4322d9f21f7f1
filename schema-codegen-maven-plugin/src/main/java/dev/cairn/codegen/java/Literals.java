package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.TypeUse.Scalar;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the default values of a schema as Java expressions. The planner has made sure that they fit their types. */
final class Literals {

    private final JavaTypes types;

    Literals(JavaTypes types) {
        this.types = types;
    }

    /** An expression of a type. */
    CodeBlock of(TypeUse type, Node value) {
        if (type instanceof Scalar scalar && value instanceof ScalarNode node) {
            return scalar(scalar.kind(), node);
        }
        if (type instanceof ListOf list) {
            List<Node> items = value instanceof ArrayNode array ? array.items() : List.of(value);
            List<CodeBlock> elements =
                    items.stream().map(item -> of(list.element(), item)).toList();
            return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(elements, ", "));
        }
        if (type instanceof MapOf map && value instanceof ObjectNode object) {
            List<CodeBlock> entries = new ArrayList<>();
            object.members()
                    .forEach((name, member) -> entries.add(CodeBlock.of(
                            "$T.entry($L, $L)", Map.class, string(name), of(map.value(), member.value()))));
            return CodeBlock.of("$T.ofEntries($L)", Map.class, CodeBlock.join(entries, ", "));
        }
        if (type instanceof TypeUse.Nullable nullable) {
            return of(nullable.type(), value);
        }
        if (type instanceof TypeUse.Formatted formatted) {
            return CodeBlock.of(
                    "$T.$L($L)", types.support("Formats"), formatted.format().reader(), json(value));
        }
        if (type instanceof TypeUse.External) {
            return CodeBlock.of("$T.fromJson($L)", types.boxed(type), json(value));
        }
        if (type instanceof Declared declared) {
            if (declared.declaration() instanceof EnumType enumType && value instanceof ScalarNode node) {
                return CodeBlock.of("$T.$L", types.name(enumType), constant(enumType, node));
            }
            if (declared.declaration() instanceof MixedType mixed && value instanceof ScalarNode node) {
                for (TypeUse alternative : mixed.alternatives()) {
                    if (alternative instanceof Scalar scalar && isA(scalar.kind(), node)) {
                        return CodeBlock.of("$T.of($L)", types.name(mixed), scalar(scalar.kind(), node));
                    }
                }
            }
            return CodeBlock.of("$T.fromJson($L)", types.name(declared.declaration()), json(value));
        }
        return json(value);
    }

    private static String constant(EnumType type, ScalarNode node) {
        return type.values().stream()
                .filter(value -> value.wire().equals(node.value()))
                .findFirst()
                .orElseThrow()
                .javaName();
    }

    private static boolean isA(ScalarKind kind, ScalarNode node) {
        return switch (kind) {
            case BOOLEAN -> node.value() instanceof Boolean;
            case INTEGER -> node.value() instanceof Long;
            case NUMBER -> node.value() instanceof Number;
            case STRING -> node.value() instanceof String;
        };
    }

    private static CodeBlock scalar(ScalarKind kind, ScalarNode node) {
        Object value = String.valueOf(node.value());
        return switch (kind) {
            case BOOLEAN -> CodeBlock.of("$L", value);
            case INTEGER -> CodeBlock.of("$LL", value);
            case NUMBER -> CodeBlock.of("$L", Double.valueOf(value.toString()));
            case STRING -> string(value.toString());
        };
    }

    private CodeBlock json(Node value) {
        if (value instanceof ArrayNode array) {
            List<CodeBlock> items = array.items().stream().map(this::json).toList();
            return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(items, ", "));
        }
        if (value instanceof ObjectNode object) {
            List<CodeBlock> entries = new ArrayList<>();
            object.members()
                    .forEach((name, member) -> entries.add(
                            CodeBlock.of("$T.entry($L, $L)", Map.class, string(name), json(member.value()))));
            return CodeBlock.of("$T.ofEntries($L)", Map.class, CodeBlock.join(entries, ", "));
        }
        return wire(value.toPlain());
    }

    static boolean isEmpty(Node value) {
        return (value instanceof ArrayNode array && array.items().isEmpty())
                || (value instanceof ObjectNode object && object.members().isEmpty());
    }

    /** A scalar as JSON has it. */
    static CodeBlock wire(@Nullable Object scalar) {
        if (scalar instanceof String text) {
            return string(text);
        }
        if (scalar instanceof BigInteger) {
            return CodeBlock.of("new $T($S)", BigInteger.class, scalar.toString());
        }
        return CodeBlock.of(scalar instanceof Long ? "$LL" : "$L", String.valueOf(scalar));
    }

    /** A string literal on one line. */
    static CodeBlock string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    boolean plain = c >= ' '
                            && !Character.isISOControl(c)
                            && Character.getType(c) != Character.FORMAT
                            && !Character.isSurrogate(c)
                            && c != '\u2028'
                            && c != '\u2029';
                    literal.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
                }
            }
        }
        return CodeBlock.of("$L", literal.append('"').toString());
    }
}
