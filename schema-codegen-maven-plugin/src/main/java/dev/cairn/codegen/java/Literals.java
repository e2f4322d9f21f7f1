package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.JsonKind;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import dev.cairn.documents.Node;
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
        if (value.isArray()) {
            List<CodeBlock> items = new ArrayList<>();
            value.items().forEach(item -> items.add(json(item)));
            return list(items, TypeNames.nullable(TypeNames.OBJECT));
        }
        if (value.isObject()) {
            List<CodeBlock> members = new ArrayList<>();
            value.members().forEach((name, member) -> members.add(entry(name, json(member.value()))));
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
            return CodeBlock.of("$L", JavaStrings.literal(text));
        }
        List<CodeBlock> pieces = new ArrayList<>();
        for (int start = 0; start < text.length(); start += LONGEST) {
            pieces.add(CodeBlock.of(
                    "$L", JavaStrings.literal(text.substring(start, Math.min(text.length(), start + LONGEST)))));
        }
        return CodeBlock.of("$T.join(\"\",$W$L)", String.class, CodeBlock.join(pieces, ",$W"));
    }

    /** A string between other code that names no types: one piece, since JavaPoet takes time for each piece of code. */
    static CodeBlock string(String before, String text, String after) {
        return isConstant(text)
                ? CodeBlock.of("$L", before + JavaStrings.literal(text) + after)
                : CodeBlock.of("$L$L$L", before, string(text), after);
    }

    /** A value of the schema, as an expression of the type that visits it. */
    private final class Literal implements TypeUse.Visitor<CodeBlock>, Declaration.Visitor<CodeBlock> {

        private final Node value;

        Literal(Node value) {
            this.value = value;
        }

        @Override
        public CodeBlock visitScalar(Scalar scalar) {
            return scalar(scalar.kind(), value);
        }

        @Override
        public CodeBlock visitAnyJson(AnyJson any) {
            return json(value);
        }

        @Override
        public CodeBlock visitList(ListOf list) {
            List<CodeBlock> elements = new ArrayList<>();
            value.itemOrItems().forEach(item -> elements.add(Literals.this.of(list.element(), item)));
            return list(elements, types.element(list.element()));
        }

        @Override
        public CodeBlock visitMap(MapOf map) {
            if (!value.isObject()) {
                return json(value);
            }
            List<CodeBlock> entries = new ArrayList<>();
            value.members()
                    .forEach((name, member) -> entries.add(entry(name, Literals.this.of(map.value(), member.value()))));
            return map(entries, types.element(map.value()));
        }

        @Override
        public CodeBlock visitFormatted(Formatted formatted) {
            return CodeBlock.of(
                    "$T.$L($L)", types.support("Formats"), formatted.format().reader(), json(value));
        }

        @Override
        public CodeBlock visitExternal(External external) {
            CodeBlock json = json(value);
            return parts.around(
                    json,
                    CodeBlock.of(
                            "$T.read($L, $T.class)",
                            types.support("ExistingTypes"),
                            json,
                            types.visitExternal(external)));
        }

        @Override
        public CodeBlock visitImported(Imported imported) {
            return read(types.visitImported(imported));
        }

        @Override
        public CodeBlock visitOrNull(OrNull nullable) {
            return value.isNull() ? NULL : nullable.type().accept(this);
        }

        @Override
        public CodeBlock visitDeclared(Declared declared) {
            return declared.declaration().accept((Declaration.Visitor<CodeBlock>) this);
        }

        private CodeBlock read(Declaration declaration) {
            return read(types.name(declaration));
        }

        private CodeBlock read(ClassName type) {
            CodeBlock json = json(value);
            return parts.around(json, CodeBlock.of("$T.fromJson($L)", type, json));
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
            // Where several alternatives are of this kind, reading decides: a text may be the constant of an enum.
            List<TypeUse> alternatives = new ArrayList<>();
            JsonKind.of(List.of(value)).forEach(kind -> alternatives.addAll(mixed.ofKind(kind)));
            ScalarKind kind = alternatives.size() == 1 ? alternatives.get(0).scalar() : null;
            if (kind != null && kind.has(value.toPlain())) {
                return CodeBlock.of("$T.of($L)", types.name(mixed), scalar(kind, value));
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
    }
}
