package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes one of several constants: an enum whose constants know their values in JSON, or a record where they are too many. */
final class EnumEmitter {

    /** An enum makes its constants in one method, which has room for less than 3,000 of them. */
    private static final int MOST_CONSTANTS = 2000;

    private static final int MOST_IN_MESSAGE = 50;
    private static final int LONGEST_IN_MESSAGE = 400;

    private final JavaTypes types;
    private final TypeSelection lenient;

    /** @param lenient the enums that take other texts, too */
    EnumEmitter(JavaTypes types, TypeSelection lenient) {
        this.types = types;
        this.lenient = lenient;
    }

    /** Whether there are too many values for an enum. */
    static boolean isLarge(EnumType type) {
        return type.values().size() > MOST_CONSTANTS;
    }

    TypeSpec.Builder emit(EnumType type) {
        if (lenient.has(type) && type.isEnumOfTexts()) {
            return new LenientEnumEmitter(types).emit(type);
        }
        return isLarge(type) ? large(type) : constants(type);
    }

    private TypeSpec.Builder constants(EnumType type) {
        ClassName name = types.name(type);
        ClassName wire = wireType(type);
        TypeSpec.Builder builder = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(types.support("JsonModel"))
                .addJavadoc(JavadocLines.block(JavadocText.ofType(type.documentation(), "")));
        for (EnumType.Value value : type.values()) {
            builder.addEnumConstant(
                    value.javaName(),
                    TypeSpec.anonymousClassBuilder(Literals.wire(value.wire())).build());
        }
        MethodSpec fromJson = JsonMethods.fromJson(types, name)
                .beginControlFlow("for ($T value : values())", name)
                .beginControlFlow("if ($T.same(value.wire, json))", types.support("JsonReader"))
                .addStatement("return value")
                .endControlFlow()
                .endControlFlow()
                .addStatement("throw $T.expected($S, json)", types.support("JsonMismatchException"), expected(type))
                .build();
        return builder.addField(wire, "wire", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(wire, "wire")
                        .addStatement("this.wire = wire")
                        .build())
                .addMethod(fromJson)
                .addMethod(JsonMethods.toJson(wire).addStatement("return wire").build());
    }

    private TypeSpec.Builder large(EnumType type) {
        ClassName name = types.name(type);
        ClassName wire = wireType(type);
        LiteralParts parts = new LiteralParts(
                name.nestedClass(FreeName.of("Values", name.simpleNames()::contains)), types.support("Copies"));
        List<CodeBlock> values = new ArrayList<>();
        for (EnumType.Value value : type.values()) {
            values.add(Literals.wire(value.wire()));
        }
        CodeBlock list = parts.expression(
                values,
                ParameterizedTypeName.get(ClassName.get(List.class), wire),
                all -> CodeBlock.of("$T.<$T>of($L)", List.class, wire, CodeBlock.join(all, ",$W")));
        TypeSpec.Builder builder = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(types.support("JsonModel"))
                .addJavadoc(
                        "$L\n",
                        JavadocText.ofType(
                                type.documentation(),
                                "One of " + values.size() + " values, which are too many for the constants of an enum"))
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(wire, "value")
                        .build())
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(Set.class), wire),
                                "VALUES",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("new $T<>($L)", HashSet.class, list)
                        .build())
                .addMethod(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .beginControlFlow("if (!VALUES.contains(value))")
                        .addStatement(
                                "throw $T.expected($S, value)", types.support("JsonMismatchException"), expected(type))
                        .endControlFlow()
                        .build())
                .addMethod(read(type, name))
                .addMethod(JsonMethods.toJson(wire).addStatement("return value").build());
        parts.addTo(builder);
        return builder;
    }

    /** Texts are looked up; a number may be written in several ways. */
    private MethodSpec read(EnumType type, ClassName name) {
        MethodSpec.Builder method = JsonMethods.fromJson(types, name);
        if (wireType(type).equals(TypeNames.STRING)) {
            return method.addStatement("return new $T($T.string(json))", name, types.support("JsonReader"))
                    .build();
        }
        return method.beginControlFlow("for ($T value : VALUES)", Object.class)
                .beginControlFlow("if ($T.same(value, json))", types.support("JsonReader"))
                .addStatement("return new $T(value)", name)
                .endControlFlow()
                .endControlFlow()
                .addStatement("throw $T.expected($S, json)", types.support("JsonMismatchException"), expected(type))
                .build();
    }

    private static ClassName wireType(EnumType type) {
        return type.isEnumOfTexts() ? TypeNames.STRING : TypeNames.OBJECT;
    }

    private static String expected(EnumType type) {
        StringBuilder expected = new StringBuilder("one of ");
        int shown = type.values().size() > MOST_IN_MESSAGE ? 10 : type.values().size();
        for (EnumType.Value value : type.values().subList(0, shown)) {
            expected.append(expected.length() > 7 ? ", " : "")
                    .append(Phrases.shortened(PlainJson.write(value.wire()).replace('"', '\''), LONGEST_IN_MESSAGE));
        }
        int others = type.values().size() - shown;
        return others == 0 ? expected.toString() : expected + " or " + others + " others";
    }
}
