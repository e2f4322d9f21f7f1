package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.TypeUse.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes a type that is one of several by the shape of its JSON: a sealed interface with a record per alternative. */
final class MixedEmitter {

    private static final TypeVariableName R = TypeVariableName.get("R");

    private final JavaTypes types;
    private final Readings readings;
    private final Alternatives tests;

    MixedEmitter(JavaTypes types) {
        this.types = types;
        this.readings = new Readings(types);
        this.tests = new Alternatives(types);
    }

    TypeSpec.Builder emit(MixedType mixed) {
        ClassName name = types.name(mixed);
        String alternatives = String.join(
                " or ", mixed.alternatives().stream().map(TypeWords.LINKED::of).toList());
        TypeSpec.Builder builder = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addSuperinterface(types.support("JsonModel"))
                .addJavadoc("$L\n", JavadocText.ofType(mixed.documentation(), "Either " + alternatives));
        for (TypeUse alternative : mixed.alternatives()) {
            builder.addMethod(factory(mixed, alternative));
        }
        builder.addMethod(fromJson(mixed, name));
        if (mixed.isScalar() && mixed.alternatives().contains(new Scalar(ScalarKind.STRING))) {
            builder.addMethod(isTemplate());
        }
        builder.addMethod(accept(name)
                .addModifiers(Modifier.ABSTRACT)
                .addJavadoc("Calls the visitor's method for this alternative, and returns what it returns.\n")
                .build());
        for (TypeUse alternative : mixed.alternatives()) {
            builder.addType(alternative(name, alternative));
        }
        return builder.addType(visitor(mixed, name));
    }

    /** Those alternatives that a method can take by the same name: their erasures differ. */
    static List<TypeUse> overloadable(MixedType mixed, JavaTypes types) {
        Map<String, TypeUse> byErasure = new LinkedHashMap<>();
        for (TypeUse alternative : mixed.alternatives()) {
            byErasure.putIfAbsent(TypeNames.erasure(types.boxed(alternative)), alternative);
        }
        return List.copyOf(byErasure.values());
    }

    private static MethodSpec.Builder accept(ClassName mixed) {
        return MethodSpec.methodBuilder("accept")
                .addModifiers(Modifier.PUBLIC)
                .addTypeVariable(R)
                .returns(R)
                .addParameter(visitorType(mixed), "visitor");
    }

    private MethodSpec factory(MixedType mixed, TypeUse alternative) {
        ClassName name = types.name(mixed);
        String method = overloadable(mixed, types).contains(alternative) ? "of" : "of" + alternative.word();
        return MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(types.plain(alternative), "value")
                .addStatement("return new $T(value)", recordName(name, alternative))
                .build();
    }

    private MethodSpec fromJson(MixedType mixed, ClassName name) {
        MethodSpec.Builder method = JsonMethods.fromJson(types, name);
        Map<CodeBlock, List<TypeUse>> byShape = new LinkedHashMap<>();
        for (TypeUse alternative : mixed.alternatives()) {
            byShape.computeIfAbsent(tests.test(alternative), shape -> new ArrayList<>())
                    .add(alternative);
        }
        for (Map.Entry<CodeBlock, List<TypeUse>> shape : byShape.entrySet()) {
            method.beginControlFlow("if ($L)", shape.getKey())
                    .addStatement("return $L", read(name, shape.getValue()))
                    .endControlFlow();
        }
        String expected = String.join(
                " or ", mixed.alternatives().stream().map(TypeWords.PLAIN::of).toList());
        return method.addStatement("throw $T.expected($S, json)", types.support("JsonMismatchException"), expected)
                .build();
    }

    private CodeBlock read(ClassName name, List<TypeUse> alternatives) {
        if (alternatives.size() == 1) {
            TypeUse alternative = alternatives.get(0);
            return CodeBlock.of("new $T($L)", recordName(name, alternative), readings.call(alternative, "json"));
        }
        List<CodeBlock> attempts = new ArrayList<>();
        for (TypeUse alternative : alternatives) {
            attempts.add(CodeBlock.of(
                    "\nvalue -> new $T($L)", recordName(name, alternative), readings.call(alternative, "value")));
        }
        return CodeBlock.of("$T.firstOf(\njson,$L)", types.support("JsonReader"), CodeBlock.join(attempts, ","));
    }

    private static MethodSpec isTemplate() {
        return MethodSpec.methodBuilder("isTemplate")
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .returns(TypeName.BOOLEAN)
                .addJavadoc("Whether this is text, which may be a template to evaluate, and not one of the other"
                        + " alternatives.\n")
                .addStatement("return this instanceof OfString")
                .build();
    }

    private TypeSpec alternative(ClassName mixed, TypeUse alternative) {
        ClassName name = recordName(mixed, alternative);
        TypeName type = types.plain(alternative);
        TypeSpec.Builder builder = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(mixed)
                .addJavadoc("$L\n", "This alternative: " + TypeWords.LINKED.of(alternative) + ".")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(type, "value")
                        .build());
        CodeBlock check = check(alternative);
        if (!check.isEmpty()) {
            builder.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addStatement(check)
                    .build());
        }
        return builder.addMethod(accept(mixed)
                        .addAnnotation(Override.class)
                        .addStatement("return visitor.visit$L(value)", alternative.word())
                        .build())
                .addMethod(JsonMethods.toJson(TypeNames.OBJECT)
                        .addStatement("return $L", Writings.plain(alternative, types))
                        .build())
                .build();
    }

    private CodeBlock check(TypeUse alternative) {
        String copy = CopyMethods.of(alternative);
        if (!copy.isEmpty()) {
            return CodeBlock.of("value = $T.$L(value)", types.support("Copies"), copy);
        }
        return types.plain(alternative).isPrimitive()
                ? CodeBlock.of("")
                : CodeBlock.of("$T.requireNonNull(value, $S)", java.util.Objects.class, "value");
    }

    private TypeSpec visitor(MixedType mixed, ClassName name) {
        TypeSpec.Builder visitor = TypeSpec.interfaceBuilder(name.nestedClass("Visitor"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(R)
                .addJavadoc("What to do with each alternative of {@link $T}.\n", name);
        for (TypeUse alternative : mixed.alternatives()) {
            visitor.addMethod(MethodSpec.methodBuilder("visit" + alternative.word())
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(R)
                    .addParameter(types.plain(alternative), "value")
                    .build());
        }
        return visitor.build();
    }

    private static ClassName recordName(ClassName mixed, TypeUse alternative) {
        return mixed.nestedClass("Of" + alternative.word());
    }

    private static TypeName visitorType(ClassName mixed) {
        return ParameterizedTypeName.get(mixed.nestedClass("Visitor"), R);
    }
}
