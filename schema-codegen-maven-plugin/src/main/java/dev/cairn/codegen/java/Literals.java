package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the default values of a schema as Java expressions. The planner has made sure that they fit their types. */
final class Literals {

    /** As many characters as surely fit into the 65,535 bytes that a constant can have. */
    private static final int LONGEST = 21_000;

    private static final int MOST_INFERRED = 10;
    private static final CodeBlock NULL = CodeBlock.of("null");

    private final JavaTypes types;
    private final LiteralParts parts;

    /** @param parts takes what is too large for one expression */
    Literals(JavaTypes types, LiteralParts parts) {
        this.types = types;
        this.parts = parts;
    }

    /** An expression of a type. */
    CodeBlock of(TypeUse type, Node value) {
        return type.accept(new Literal(value));
    }

    private CodeBlock json(Node value) {
        if (value instanceof ArrayNode array) {
            List<CodeBlock> items = new ArrayList<>();
            array.items().forEach(item -> items.add(json(item)));
            return list(items, TypeNames.nullable(TypeNames.OBJECT));
        }
        if (value instanceof ObjectNode object) {
            List<CodeBlock> members = new ArrayList<>();
            object.members().forEach((name, member) -> members.add(entry(name, json(member.value()))));
            return map(members, TypeNames.nullable(TypeNames.OBJECT));
        }
        return wire(value.toPlain());
    }

    private CodeBlock list(List<CodeBlock> elements, TypeName elementType) {
        return parts.expression(
                elements,
                ParameterizedTypeName.get(ClassName.get(List.class), elementType),
                some -> listOf(some, elementType));
    }

    private static CodeBlock listOf(List<CodeBlock> elements, TypeName elementType) {
        CodeBlock all = CodeBlock.join(elements, ",$W");
        // Finding out the type of many elements takes javac a time that grows with the square of their number.
        CodeBlock type = elements.size() > MOST_INFERRED ? CodeBlock.of("<$T>", elementType) : CodeBlock.of("");
        if (!hasNull(elements)) {
            return CodeBlock.of("$T.$Lof($L)", List.class, type, all);
        }
        return elements.size() == 1
                ? CodeBlock.of("$T.singletonList(null)", Collections.class)
                : CodeBlock.of("$T.unmodifiableList($T.$LasList($L))", Collections.class, Arrays.class, type, all);
    }

    private static boolean hasNull(List<CodeBlock> elements) {
        for (CodeBlock element : elements) {
            if (isNull(element)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings(
            "ReferenceEquality") // There is one of it, and code that is equal takes JavaPoet's whole writer to compare.
    private static boolean isNull(CodeBlock code) {
        return code == NULL;
    }

    private CodeBlock map(List<CodeBlock> entries, TypeName valueType) {
        TypeName entry = ParameterizedTypeName.get(ClassName.get(Map.Entry.class), TypeNames.STRING, valueType);
        CodeBlock list = list(entries, entry);
        return parts.around(list, CodeBlock.of("$T.mapOf($L)", types.support("Copies"), list));
    }

    private CodeBlock entry(String name, CodeBlock value) {
        return isNull(value)
                ? CodeBlock.of("$T.nullEntry($L)", types.support("Copies"), string(name))
                : parts.around(value, CodeBlock.of("$T.entry($L, $L)", Map.class, string(name), value));
    }

    private static CodeBlock scalar(ScalarKind kind, Node node) {
        String value = String.valueOf(node.toPlain());
        return switch (kind) {
            case BOOLEAN -> CodeBlock.of("$L", value);
            case INTEGER -> CodeBlock.of("$LL", value);
            case NUMBER -> CodeBlock.of("$L", Double.valueOf(value));
            case STRING -> string(value);
        };
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
        if (scalar == null) {
            return NULL;
        }
        if (scalar instanceof BigInteger) {
            return CodeBlock.of("new $T($S)", BigInteger.class, scalar.toString());
        }
        return CodeBlock.of(scalar instanceof Long ? "$LL" : "$L", String.valueOf(scalar));
    }

    /** Whether a text is a constant to the compiler. */
    static boolean isConstant(String text) {
        return text.length() <= LONGEST;
    }

    /** A string on one line. */
    static CodeBlock string(String text) {
        if (isConstant(text)) {
            return CodeBlock.of("$L", quoted(text));
        }
        List<CodeBlock> pieces = new ArrayList<>();
        for (int start = 0; start < text.length(); start += LONGEST) {
            pieces.add(CodeBlock.of("$L", quoted(text.substring(start, Math.min(text.length(), start + LONGEST)))));
        }
        return CodeBlock.of("$T.join(\"\",$W$L)", String.class, CodeBlock.join(pieces, ",$W"));
    }

    /** A literal in which every character can be seen. */
    private static String quoted(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (isVisible(c)) {
                        literal.append(c);
                    } else {
                        String hex = Integer.toHexString(c);
                        literal.append("\\u")
                                .append("0".repeat(4 - hex.length()))
                                .append(hex);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    private static boolean isVisible(char c) {
        return (c >= ' ' && c < 0x7f)
                || (c >= ' '
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && !Character.isSurrogate(c)
                        && c != '\u2028'
                        && c != '\u2029');
    }

    /** A value of the schema, as an expression of the type that visits it. */
    private final class Literal implements TypeUse.Visitor<CodeBlock>, Declaration.Visitor<CodeBlock> {

        private final Node value;

        Literal(Node value) {
            this.value = value;
        }

        @Override
        public CodeBlock visitScalar(TypeUse.Scalar scalar) {
            return scalar(scalar.kind(), value);
        }

        @Override
        public CodeBlock visitAnyJson(TypeUse.AnyJson any) {
            return json(value);
        }

        @Override
        public CodeBlock visitList(TypeUse.ListOf list) {
            List<Node> items = value instanceof ArrayNode array ? array.items() : List.of(value);
            List<CodeBlock> elements = new ArrayList<>();
            items.forEach(item -> elements.add(Literals.this.of(list.element(), item)));
            return list(elements, types.element(list.element()));
        }

        @Override
        public CodeBlock visitMap(TypeUse.MapOf map) {
            if (!(value instanceof ObjectNode object)) {
                return json(value);
            }
            List<CodeBlock> entries = new ArrayList<>();
            object.members()
                    .forEach((name, member) -> entries.add(entry(name, Literals.this.of(map.value(), member.value()))));
            return map(entries, types.element(map.value()));
        }

        @Override
        public CodeBlock visitFormatted(TypeUse.Formatted formatted) {
            return CodeBlock.of(
                    "$T.$L($L)", types.support("Formats"), formatted.format().reader(), json(value));
        }

        @Override
        public CodeBlock visitExternal(TypeUse.External external) {
            CodeBlock json = json(value);
            return parts.around(json, CodeBlock.of("$T.fromJson($L)", types.visitExternal(external), json));
        }

        @Override
        public CodeBlock visitNullable(TypeUse.Nullable nullable) {
            boolean isNull = value instanceof ScalarNode scalar && scalar.value() == null;
            return isNull ? NULL : nullable.type().accept(this);
        }

        @Override
        public CodeBlock visitDeclared(TypeUse.Declared declared) {
            return declared.declaration().accept((Declaration.Visitor<CodeBlock>) this);
        }

        private CodeBlock read(Declaration declaration) {
            CodeBlock json = json(value);
            return parts.around(json, CodeBlock.of("$T.fromJson($L)", types.name(declaration), json));
        }

        @Override
        public CodeBlock visitRecord(RecordType record) {
            return read(record);
        }

        @Override
        public CodeBlock visitUnion(UnionType union) {
            return read(union);
        }

        @Override
        public CodeBlock visitMixed(MixedType mixed) {
            for (TypeUse alternative : mixed.alternatives()) {
                if (alternative instanceof TypeUse.Scalar scalar && isA(scalar.kind(), value.toPlain())) {
                    return CodeBlock.of("$T.of($L)", types.name(mixed), scalar(scalar.kind(), value));
                }
            }
            return read(mixed);
        }

        @Override
        public CodeBlock visitEnum(EnumType type) {
            for (EnumType.Value constant : type.values()) {
                if (constant.wire().equals(value.toPlain()) && !EnumEmitter.isLarge(type)) {
                    return CodeBlock.of("$T.$L", types.name(type), constant.javaName());
                }
            }
            return read(type);
        }

        private static boolean isA(ScalarKind kind, @Nullable Object value) {
            return switch (kind) {
                case BOOLEAN -> value instanceof Boolean;
                case INTEGER -> value instanceof Long;
                case NUMBER -> value instanceof Number;
                case STRING -> value instanceof String;
            };
        }
    }
}
