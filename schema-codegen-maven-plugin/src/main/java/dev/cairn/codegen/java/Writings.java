package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import java.util.Objects;

/** Expressions for values as plain JSON, or as something that the generated {@code JsonWriter} knows how to write. */
final class Writings implements TypeUse.Visitor<CodeBlock> {

    private final JavaTypes types;
    private final String value;

    private Writings(JavaTypes types, String value) {
        this.types = types;
        this.value = value;
    }

    /** The expression for a variable of a type. */
    static CodeBlock of(TypeUse type, String value, JavaTypes types) {
        return TypeSearch.EXTERNAL.isIn(type) ? type.accept(new Writings(types, value)) : CodeBlock.of("$L", value);
    }

    /** The expression for plain JSON of a variable {@code value}, which is not null. */
    static CodeBlock plain(TypeUse type, JavaTypes types) {
        CodeBlock written = of(type, "value", types);
        if (type.scalar() == ScalarKind.NUMBER) {
            return CodeBlock.of("$T.written($L)", types.support("JsonNumbers"), written);
        }
        if (type.scalar() != null) {
            return written;
        }
        return type.declaration() != null
                ? CodeBlock.of("value.toJson()")
                : CodeBlock.of("$T.requireNonNull($T.plain($L))", Objects.class, types.support("JsonWriter"), written);
    }

    @Override
    public CodeBlock visitScalar(Scalar scalar) {
        return CodeBlock.of("$L", value);
    }

    @Override
    public CodeBlock visitAnyJson(AnyJson any) {
        return CodeBlock.of("$L", value);
    }

    @Override
    public CodeBlock visitList(ListOf list) {
        return each("list", list.element());
    }

    @Override
    public CodeBlock visitMap(MapOf map) {
        return each("map", map.value());
    }

    private CodeBlock each(String method, TypeUse element) {
        String variable = value + "_";
        return CodeBlock.of(
                "$T.$L($L, $L -> $L)",
                types.support("JsonWriter"),
                method,
                value,
                variable,
                of(element, variable, types));
    }

    @Override
    public CodeBlock visitFormatted(Formatted formatted) {
        return CodeBlock.of("$L", value);
    }

    @Override
    public CodeBlock visitExternal(External external) {
        return CodeBlock.of("$T.write($L)", types.support("ExistingTypes"), value);
    }

    @Override
    public CodeBlock visitImported(Imported imported) {
        return CodeBlock.of("$L", value);
    }

    @Override
    public CodeBlock visitOrNull(OrNull nullable) {
        return CodeBlock.of("$L == null ? null : $L", value, of(nullable.type(), value, types));
    }

    @Override
    public CodeBlock visitDeclared(Declared declared) {
        return CodeBlock.of("$L", value);
    }
}
