package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.type.EnumType;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes an enum: its constants know their values in JSON. */
final class EnumEmitter {

    private final JavaTypes types;

    EnumEmitter(JavaTypes types) {
        this.types = types;
    }

    TypeSpec.Builder emit(EnumType type) {
        ClassName name = types.name(type);
        boolean texts = type.values().stream().allMatch(value -> value.wire() instanceof String);
        ClassName wire = texts ? TypeNames.STRING : TypeNames.OBJECT;
        TypeSpec.Builder builder = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(types.support("JsonModel"))
                .addJavadoc("$L\n", JavadocText.ofType(type.documentation(), "One of a few values"));
        for (EnumType.Value value : type.values()) {
            builder.addEnumConstant(
                    value.javaName(),
                    TypeSpec.anonymousClassBuilder(Literals.wire(value.wire())).build());
        }
        String expected = "one of "
                + type.values().stream()
                        .map(value -> PlainJson.write(value.wire()).replace('"', '\''))
                        .collect(Collectors.joining(", "));
        return builder.addField(wire, "wire", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(wire, "wire")
                        .addStatement("this.wire = wire")
                        .build())
                .addMethod(fromJson(name, expected))
                .addMethod(JsonMethods.toJson(wire).addStatement("return wire").build());
    }

    private MethodSpec fromJson(ClassName name, String expected) {
        return JsonMethods.fromJson(types, name)
                .addStatement("$T plain = $T.json(json)", Object.class, types.support("Copies"))
                .beginControlFlow("for ($T value : values())", name)
                .beginControlFlow("if (value.wire.equals(plain))")
                .addStatement("return value")
                .endControlFlow()
                .endControlFlow()
                .addStatement("throw $T.expected($S, json)", types.support("JsonMismatchException"), expected)
                .build();
    }
}
