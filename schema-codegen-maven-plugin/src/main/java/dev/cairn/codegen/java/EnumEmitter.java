package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.source.Code;
import dev.cairn.codegen.source.FieldSource;
import dev.cairn.codegen.source.MethodSource;
import dev.cairn.codegen.source.TypeSource;
import dev.cairn.codegen.type.EnumType;
import java.util.stream.Collectors;

/** Writes an enum: its constants know their values in JSON. */
final class EnumEmitter {

    private final JavaTypes types;

    EnumEmitter(JavaTypes types) {
        this.types = types;
    }

    TypeSource emit(EnumType type) {
        ClassName name = types.name(type);
        boolean texts = type.values().stream().allMatch(value -> value.wire() instanceof String);
        ClassName wire = texts ? ClassName.get(String.class) : JsonMethods.OBJECT;
        TypeSource builder = new TypeSource(TypeSource.Kind.ENUM, "public", name)
                .is(types.support("JsonModel"))
                .javadoc("$L\n", JavadocText.ofType(type.documentation(), "One of a few values"));
        for (EnumType.Value value : type.values()) {
            builder.constant(value.javaName(), Literals.wire(value.wire()));
        }
        String expected = "one of "
                + type.values().stream()
                        .map(value -> PlainJson.write(value.wire()).replace('"', '\''))
                        .collect(Collectors.joining(", "));
        return builder.field(new FieldSource("private final", wire, "wire", Code.empty()))
                .method(MethodSource.constructor("").parameter(wire, "wire").statement("this.wire = wire"))
                .method(fromJson(name, expected))
                .method(JsonMethods.toJson(wire).statement("return wire"));
    }

    private MethodSource fromJson(ClassName name, String expected) {
        return JsonMethods.fromJson(types, name, "public static")
                .statement("$T plain = $T.json(json)", Object.class, types.support("Copies"))
                .begin("for ($T value : values())", name)
                .begin("if (value.wire.equals(plain))")
                .statement("return value")
                .end()
                .end()
                .statement("throw $T.expected($S, json)", types.support("JsonMismatchException"), expected);
    }
}
