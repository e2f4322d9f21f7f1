package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tests for the shape of JSON that tells the alternatives of a mixed type apart, of a variable {@code json}. */
final class Alternatives implements TypeUse.Visitor<CodeBlock>, Declaration.Visitor<CodeBlock> {

    private final JavaTypes types;

    Alternatives(JavaTypes types) {
        this.types = types;
    }

    CodeBlock test(TypeUse alternative) {
        return alternative.accept(this);
    }

    private static CodeBlock is(Class<?> type) {
        return CodeBlock.of("json instanceof $T", type);
    }

    private static CodeBlock isThere() {
        return CodeBlock.of("json != null");
    }

    @Override
    public CodeBlock visitScalar(TypeUse.Scalar scalar) {
        return scalar.kind() == ScalarKind.INTEGER
                ? CodeBlock.of("$T.isInteger(json)", types.support("JsonReader"))
                : is(
                        switch (scalar.kind()) {
                            case BOOLEAN -> Boolean.class;
                            case INTEGER, NUMBER -> Number.class;
                            case STRING -> String.class;
                        });
    }

    @Override
    public CodeBlock visitAnyJson(TypeUse.AnyJson any) {
        return isThere();
    }

    @Override
    public CodeBlock visitList(TypeUse.ListOf list) {
        return is(List.class);
    }

    @Override
    public CodeBlock visitMap(TypeUse.MapOf map) {
        return is(Map.class);
    }

    @Override
    public CodeBlock visitFormatted(TypeUse.Formatted formatted) {
        return is(formatted.format().numeric() ? Number.class : String.class);
    }

    @Override
    public CodeBlock visitExternal(TypeUse.External external) {
        return isThere();
    }

    @Override
    public CodeBlock visitNullable(TypeUse.Nullable nullable) {
        return nullable.type().accept(this);
    }

    @Override
    public CodeBlock visitDeclared(TypeUse.Declared declared) {
        return declared.declaration().accept((Declaration.Visitor<CodeBlock>) this);
    }

    @Override
    public CodeBlock visitRecord(RecordType record) {
        return is(Map.class);
    }

    @Override
    public CodeBlock visitUnion(UnionType union) {
        return is(Map.class);
    }

    @Override
    public CodeBlock visitMixed(MixedType mixed) {
        return isThere();
    }

    @Override
    public CodeBlock visitEnum(EnumType type) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        for (EnumType.Value value : type.values()) {
            kinds.add(
                    value.wire() instanceof String
                            ? String.class
                            : value.wire() instanceof Boolean ? Boolean.class : Number.class);
        }
        return CodeBlock.join(kinds.stream().map(Alternatives::is).toList(), " || ");
    }
}
