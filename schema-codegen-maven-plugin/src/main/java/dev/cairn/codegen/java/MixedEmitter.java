package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.cairn.codegen.source.Code;
import dev.cairn.codegen.source.MethodSource;
import dev.cairn.codegen.source.ParameterSource;
import dev.cairn.codegen.source.TypeNames;
import dev.cairn.codegen.source.TypeSource;
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

/** Writes a type that is one of several by the shape of its JSON: a sealed interface with a record per alternative. */
final class MixedEmitter {

    private static final TypeVariableName R = TypeVariableName.get("R");

    private final JavaTypes types;

    MixedEmitter(JavaTypes types) {
        this.types = types;
    }

    TypeSource emit(MixedType mixed) {
        ClassName name = types.name(mixed);
        String alternatives = String.join(
                " or ",
                mixed.alternatives().stream().map(MixedEmitter::described).toList());
        TypeSource builder = new TypeSource(TypeSource.Kind.INTERFACE, "public sealed", name)
                .is(types.support("JsonModel"))
                .javadoc("$L\n", JavadocText.ofType(mixed.documentation(), "Either " + alternatives));
        for (TypeUse alternative : mixed.alternatives()) {
            builder.method(factory(mixed, alternative));
        }
        builder.method(fromJson(mixed, name));
        if (mixed.isScalar() && mixed.alternatives().contains(new Scalar(ScalarKind.STRING))) {
            builder.method(isTemplate());
        }
        builder.method(MethodSource.method("", R, "accept")
                .javadoc("Calls the visitor's method for this alternative, and returns what it returns.\n")
                .variable(R)
                .parameter(visitorType(name), "visitor")
                .withoutBody());
        for (TypeUse alternative : mixed.alternatives()) {
            builder.type(alternative(name, alternative));
        }
        return builder.type(visitor(mixed, name));
    }

    /** Those alternatives that a method can take by the same name: their erasures differ. */
    static List<TypeUse> overloadable(MixedType mixed, JavaTypes types) {
        Map<String, TypeUse> byErasure = new LinkedHashMap<>();
        for (TypeUse alternative : mixed.alternatives()) {
            byErasure.putIfAbsent(TypeNames.erasure(types.boxed(alternative)), alternative);
        }
        return List.copyOf(byErasure.values());
    }

    private MethodSource factory(MixedType mixed, TypeUse alternative) {
        ClassName name = types.name(mixed);
        String method = overloadable(mixed, types).contains(alternative) ? "of" : "of" + alternative.word();
        return MethodSource.method("static", name, method)
                .parameter(types.plain(alternative), "value")
                .statement("return new $T(value)", recordName(name, alternative));
    }

    private MethodSource fromJson(MixedType mixed, ClassName name) {
        MethodSource method = JsonMethods.fromJson(types, name, "static");
        Map<Code, List<TypeUse>> byShape = new LinkedHashMap<>();
        for (TypeUse alternative : mixed.alternatives()) {
            byShape.computeIfAbsent(test(alternative), shape -> new ArrayList<>())
                    .add(alternative);
        }
        for (Map.Entry<Code, List<TypeUse>> shape : byShape.entrySet()) {
            method.begin("if ($L)", shape.getKey())
                    .statement("return $L", read(name, shape.getValue()))
                    .end();
        }
        String expected = String.join(
                " or ",
                mixed.alternatives().stream().map(MixedEmitter::described).toList());
        return method.statement("throw $T.expected($S, json)", types.support("JsonMismatchException"), plain(expected));
    }

    private Code read(ClassName name, List<TypeUse> alternatives) {
        if (alternatives.size() == 1) {
            TypeUse alternative = alternatives.get(0);
            return Code.of("new $T($L)", recordName(name, alternative), applied(alternative));
        }
        List<Code> readings = new ArrayList<>();
        for (TypeUse alternative : alternatives) {
            readings.add(
                    Code.of("\nvalue -> new $T($L)", recordName(name, alternative), applied(alternative, "value")));
        }
        return Code.of("$T.firstOf(\njson,$L)", types.support("JsonReader"), Code.join(readings, ","));
    }

    private Code applied(TypeUse type) {
        return applied(type, "json");
    }

    /** Calls the function that reads a type. */
    private Code applied(TypeUse type, String argument) {
        if (type instanceof TypeUse.Formatted formatted) {
            return Code.of(
                    "$T.$L($L)", types.support("Formats"), formatted.format().reader(), argument);
        }
        if (type instanceof TypeUse.External) {
            return Code.of("$T.fromJson($L)", types.boxed(type), argument);
        }
        if (type instanceof ListOf || type instanceof MapOf) {
            return Code.of("$L.apply($L)", types.reading(type), argument);
        }
        String method = JavaTypes.reader(type);
        return type instanceof Declared declared
                ? Code.of("$T.$L($L)", types.name(declared.declaration()), method, argument)
                : Code.of("$T.$L($L)", types.support("JsonReader"), method, argument);
    }

    /** The test for the shape of JSON that an alternative has. */
    private Code test(TypeUse type) {
        if (type instanceof Scalar scalar && scalar.kind() == ScalarKind.INTEGER) {
            return Code.of("$T.isInteger(json)", types.support("JsonReader"));
        }
        if (type instanceof Scalar scalar && scalar.kind() == ScalarKind.NUMBER) {
            return Code.of("json instanceof $T", Number.class);
        }
        if (type instanceof Scalar) {
            return Code.of("json instanceof $T", types.boxed(type));
        }
        if (type instanceof ListOf) {
            return Code.of("json instanceof $T", List.class);
        }
        if (type instanceof Declared declared && declared.declaration() instanceof EnumType enumType) {
            return testEnum(enumType);
        }
        if (type instanceof TypeUse.Formatted formatted) {
            return Code.of("json instanceof $T", formatted.format().numeric() ? Number.class : String.class);
        }
        if (type instanceof AnyJson
                || type instanceof TypeUse.External
                || (type instanceof Declared declared && declared.declaration() instanceof MixedType)) {
            return Code.of("json != null");
        }
        return Code.of("json instanceof $T", Map.class);
    }

    private static Code testEnum(EnumType type) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        type.values()
                .forEach(value -> kinds.add(
                        value.wire() instanceof String
                                ? String.class
                                : value.wire() instanceof Boolean ? Boolean.class : Number.class));
        return Code.join(
                kinds.stream().map(kind -> Code.of("json instanceof $T", kind)).toList(), " || ");
    }

    private static MethodSource isTemplate() {
        return MethodSource.method("default", TypeName.BOOLEAN, "isTemplate")
                .javadoc("Whether this is text, which may be a template to evaluate, and not one of the other"
                        + " alternatives.\n")
                .statement("return this instanceof OfString");
    }

    private TypeSource alternative(ClassName mixed, TypeUse alternative) {
        ClassName name = recordName(mixed, alternative);
        TypeName type = types.plain(alternative);
        TypeSource builder = new TypeSource(TypeSource.Kind.RECORD, "", name)
                .is(mixed)
                .javadoc("$L\n", "This alternative: " + described(alternative) + ".")
                .component(new ParameterSource(type, "value"));
        Code check = check(alternative);
        if (!check.isEmpty()) {
            builder.method(MethodSource.compactConstructor().statement(check));
        }
        boolean collection = alternative instanceof ListOf || alternative instanceof MapOf;
        Code json = collection
                ? Code.of(
                        "$T.requireNonNull($T.plain($L))",
                        java.util.Objects.class,
                        types.support("JsonWriter"),
                        types.written(alternative, "value"))
                : alternative instanceof Declared || alternative instanceof TypeUse.External
                        ? Code.of("value.toJson()")
                        : alternative instanceof TypeUse.Formatted
                                ? Code.of(
                                        "$T.requireNonNull($T.plain(value))",
                                        java.util.Objects.class,
                                        types.support("JsonWriter"))
                                : Code.of("value");
        return builder.method(MethodSource.method("public", R, "accept")
                        .annotate(Override.class)
                        .variable(R)
                        .parameter(visitorType(mixed), "visitor")
                        .statement("return visitor.visit$L(value)", alternative.word()))
                .method(JsonMethods.toJson(JsonMethods.OBJECT).statement("return $L", json));
    }

    private Code check(TypeUse alternative) {
        if (alternative instanceof ListOf) {
            String method = JavaTypes.isExact(alternative) ? "exactList" : "list";
            return Code.of("value = $T.$L(value)", types.support("Copies"), method);
        }
        if (alternative instanceof MapOf) {
            String method = JavaTypes.isExact(alternative) ? "exactMap" : "map";
            return Code.of("value = $T.$L(value)", types.support("Copies"), method);
        }
        return types.plain(alternative).isPrimitive()
                ? Code.empty()
                : Code.of("$T.requireNonNull(value, $S)", java.util.Objects.class, "value");
    }

    private TypeSource visitor(MixedType mixed, ClassName name) {
        TypeSource visitor = new TypeSource(TypeSource.Kind.INTERFACE, "", name.nestedClass("Visitor"))
                .variable(R)
                .javadoc("What to do with each alternative of {@link $T}.\n", name);
        for (TypeUse alternative : mixed.alternatives()) {
            visitor.method(MethodSource.method("", R, "visit" + alternative.word())
                    .parameter(types.plain(alternative), "value")
                    .withoutBody());
        }
        return visitor;
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
