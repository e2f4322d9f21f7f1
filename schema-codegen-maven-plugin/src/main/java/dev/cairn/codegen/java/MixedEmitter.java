package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.TypeUse.AnyJson;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.TypeUse.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes a type that is one of several by the shape of its JSON: a sealed interface with a record per alternative. */
final class MixedEmitter {

    private static final TypeVariableName R = TypeVariableName.get("R");

    private final JavaTypes types;

    MixedEmitter(JavaTypes types) {
        this.types = types;
    }

    TypeSpec.Builder emit(MixedType mixed) {
        ClassName name = types.name(mixed);
        String alternatives = String.join(
                " or ",
                mixed.alternatives().stream().map(MixedEmitter::described).toList());
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
            byShape.computeIfAbsent(test(alternative), shape -> new ArrayList<>())
                    .add(alternative);
        }
        for (Map.Entry<CodeBlock, List<TypeUse>> shape : byShape.entrySet()) {
            method.beginControlFlow("if ($L)", shape.getKey())
                    .addStatement("return $L", read(name, shape.getValue()))
                    .endControlFlow();
        }
        String expected = String.join(
                " or ",
                mixed.alternatives().stream().map(MixedEmitter::described).toList());
        return method.addStatement(
                        "throw $T.expected($S, json)", types.support("JsonMismatchException"), plain(expected))
                .build();
    }

    private CodeBlock read(ClassName name, List<TypeUse> alternatives) {
        if (alternatives.size() == 1) {
            TypeUse alternative = alternatives.get(0);
            return CodeBlock.of("new $T($L)", recordName(name, alternative), applied(alternative));
        }
        List<CodeBlock> readings = new ArrayList<>();
        for (TypeUse alternative : alternatives) {
            readings.add(CodeBlock.of(
                    "\nvalue -> new $T($L)", recordName(name, alternative), applied(alternative, "value")));
        }
        return CodeBlock.of("$T.firstOf(\njson,$L)", types.support("JsonReader"), CodeBlock.join(readings, ","));
    }

    private CodeBlock applied(TypeUse type) {
        return applied(type, "json");
    }

    /** Calls the function that reads a type. */
    private CodeBlock applied(TypeUse type, String argument) {
        if (type instanceof TypeUse.Formatted formatted) {
            return CodeBlock.of(
                    "$T.$L($L)", types.support("Formats"), formatted.format().reader(), argument);
        }
        if (type instanceof TypeUse.External) {
            return CodeBlock.of("$T.fromJson($L)", types.boxed(type), argument);
        }
        if (type instanceof ListOf || type instanceof MapOf) {
            return CodeBlock.of("$L.apply($L)", types.reading(type), argument);
        }
        String method = JavaTypes.reader(type);
        return type instanceof Declared declared
                ? CodeBlock.of("$T.$L($L)", types.name(declared.declaration()), method, argument)
                : CodeBlock.of("$T.$L($L)", types.support("JsonReader"), method, argument);
    }

    /** The test for the shape of JSON that an alternative has. */
    private CodeBlock test(TypeUse type) {
        if (type instanceof Scalar scalar && scalar.kind() == ScalarKind.INTEGER) {
            return CodeBlock.of("$T.isInteger(json)", types.support("JsonReader"));
        }
        if (type instanceof Scalar scalar && scalar.kind() == ScalarKind.NUMBER) {
            return CodeBlock.of("json instanceof $T", Number.class);
        }
        if (type instanceof Scalar) {
            return CodeBlock.of("json instanceof $T", types.boxed(type));
        }
        if (type instanceof ListOf) {
            return CodeBlock.of("json instanceof $T", List.class);
        }
        if (type instanceof Declared declared && declared.declaration() instanceof EnumType enumType) {
            return testEnum(enumType);
        }
        if (type instanceof TypeUse.Formatted formatted) {
            return CodeBlock.of("json instanceof $T", formatted.format().numeric() ? Number.class : String.class);
        }
        if (type instanceof AnyJson
                || type instanceof TypeUse.External
                || (type instanceof Declared declared && declared.declaration() instanceof MixedType)) {
            return CodeBlock.of("json != null");
        }
        return CodeBlock.of("json instanceof $T", Map.class);
    }

    private static CodeBlock testEnum(EnumType type) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        type.values()
                .forEach(value -> kinds.add(
                        value.wire() instanceof String
                                ? String.class
                                : value.wire() instanceof Boolean ? Boolean.class : Number.class));
        return CodeBlock.join(
                kinds.stream()
                        .map(kind -> CodeBlock.of("json instanceof $T", kind))
                        .toList(),
                " || ");
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
                .addJavadoc("$L\n", "This alternative: " + described(alternative) + ".")
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
        boolean collection = alternative instanceof ListOf || alternative instanceof MapOf;
        CodeBlock json = collection
                ? CodeBlock.of(
                        "$T.requireNonNull($T.plain($L))",
                        java.util.Objects.class,
                        types.support("JsonWriter"),
                        types.written(alternative, "value"))
                : alternative instanceof Declared || alternative instanceof TypeUse.External
                        ? CodeBlock.of("value.toJson()")
                        : alternative instanceof TypeUse.Formatted
                                ? CodeBlock.of(
                                        "$T.requireNonNull($T.plain(value))",
                                        java.util.Objects.class,
                                        types.support("JsonWriter"))
                                : CodeBlock.of("value");
        return builder.addMethod(accept(mixed)
                        .addAnnotation(Override.class)
                        .addStatement("return visitor.visit$L(value)", alternative.word())
                        .build())
                .addMethod(JsonMethods.toJson(TypeNames.OBJECT)
                        .addStatement("return $L", json)
                        .build())
                .build();
    }

    private CodeBlock check(TypeUse alternative) {
        if (alternative instanceof ListOf) {
            String method = JavaTypes.isExact(alternative) ? "exactList" : "list";
            return CodeBlock.of("value = $T.$L(value)", types.support("Copies"), method);
        }
        if (alternative instanceof MapOf) {
            String method = JavaTypes.isExact(alternative) ? "exactMap" : "map";
            return CodeBlock.of("value = $T.$L(value)", types.support("Copies"), method);
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

    private static String described(TypeUse type) {
        if (type instanceof Scalar scalar) {
            String word = scalar.kind().word().toLowerCase(Locale.ROOT);
            return scalar.kind() == ScalarKind.INTEGER ? "an " + word : "a " + word;
        }
        if (type instanceof ListOf list) {
            return list.element() instanceof Declared || list.element() instanceof ListOf
                    ? "a list of " + described(list.element()).replaceFirst("^an? ", "")
                    : "a list of " + described(list.element()).replaceFirst("^an? ", "") + "s";
        }
        if (type instanceof MapOf map) {
            return map.value() instanceof TypeUse.AnyJson
                    ? "a free-form object"
                    : "a map to " + described(map.value()).replaceFirst("^an? ", "");
        }
        if (type instanceof TypeUse.Nullable nullable) {
            return described(nullable.type());
        }
        if (type instanceof TypeUse.Formatted formatted) {
            return "{@link " + formatted.format().className() + "}";
        }
        if (type instanceof TypeUse.External external) {
            return "{@link " + external.className() + "}";
        }
        return type instanceof Declared declared
                ? "{@link " + declared.declaration().name() + "}"
                : "JSON";
    }

    private static String plain(String described) {
        return described.replaceAll("\\{@link ([\\w.]+)}", "$1");
    }
}
