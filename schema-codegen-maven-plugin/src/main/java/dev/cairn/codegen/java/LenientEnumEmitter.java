package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.type.EnumType;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes an enum that takes texts which the schema doesn't list, and keeps them: a record with a constant for each that it lists, and
 * an enum of these to switch over, in which all others are {@code UNKNOWN}.
 */
final class LenientEnumEmitter {

    private final JavaTypes types;

    LenientEnumEmitter(JavaTypes types) {
        this.types = types;
    }

    TypeSpec.Builder emit(EnumType type) {
        ClassName name = types.name(type);
        Set<String> constants = new HashSet<>();
        type.values().forEach(value -> constants.add(value.javaName()));
        String text = FreeName.of("value", constants::contains);
        TypeSpec.Builder builder = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(types.support("JsonModel"))
                .addJavadoc(
                        "$L\n",
                        JavadocText.ofType(
                                type.documentation(), "One of a few values, or another that is kept as it is"))
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(TypeNames.STRING, text)
                        .build());
        if (!EnumEmitter.isLarge(type)) {
            addConstants(builder, type, name);
            addKnown(builder, type, text, constants);
        }
        return builder.addMethod(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement("$T.requireNonNull($L, $S)", Objects.class, text, text)
                        .build())
                .addMethod(JsonMethods.fromJson(types, name)
                        .addStatement("return new $T($T.string(json))", name, types.support("JsonReader"))
                        .build())
                .addMethod(JsonMethods.toJson(TypeNames.STRING)
                        .addStatement("return $L", text)
                        .build());
    }

    private static void addConstants(TypeSpec.Builder builder, EnumType type, ClassName name) {
        for (EnumType.Value value : type.values()) {
            builder.addField(FieldSpec.builder(name, value.javaName(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T($L)", name, Literals.wire(value.wire()))
                    .build());
        }
    }

    private static void addKnown(TypeSpec.Builder builder, EnumType type, String text, Set<String> constants) {
        String simpleName = FreeName.of("Known", type.name()::equals);
        String unknown = FreeName.of("UNKNOWN", constants::contains);
        TypeSpec.Builder known = TypeSpec.enumBuilder(simpleName)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The values that the schema lists, and {@code $L} for all others.\n", unknown);
        CodeBlock.Builder cases =
                CodeBlock.builder().add("return switch ($L) {\n", text).indent();
        for (EnumType.Value value : type.values()) {
            known.addEnumConstant(value.javaName());
            cases.add("case $L -> $L.$L;\n", Literals.wire(value.wire()), simpleName, value.javaName());
        }
        cases.add("default -> $L.$L;\n", simpleName, unknown).unindent().add("};\n");
        builder.addType(known.addEnumConstant(unknown).build())
                .addMethod(MethodSpec.methodBuilder("known")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ClassName.get("", simpleName))
                        .addJavadoc("Which of the values that the schema lists this is, to switch over.\n")
                        .addCode(cases.build())
                        .build());
    }
}
