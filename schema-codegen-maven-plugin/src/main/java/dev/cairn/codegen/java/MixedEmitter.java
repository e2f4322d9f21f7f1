package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.JsonKind;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes a type that is one of several by the shape of its JSON: a sealed interface with a record per alternative. */
final class MixedEmitter {

    private static final TypeVariableName R = TypeVariableName.get("R");

    /** How long the names of a class and those around it can be together: file systems have room for 255 bytes. */
    private static final int LONGEST = 240;

    private final JavaTypes types;
    private final Readings readings;
    private final TypeSelection lenientEnums;

    MixedEmitter(JavaTypes types, TypeSelection lenientEnums) {
        this.types = types;
        this.lenientEnums = lenientEnums;
        this.readings = new Readings(types);
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
        Scalar text = new Scalar(ScalarKind.STRING);
        if (mixed.isScalar() && mixed.alternatives().contains(text)) {
            builder.addMethod(isTemplate(recordName(mixed, name, text)));
        }
        builder.addMethod(accept(name)
                .addModifiers(Modifier.ABSTRACT)
                .addJavadoc("Calls the visitor's method for this alternative, and returns what it returns.\n")
                .build());
        for (TypeUse alternative : mixed.alternatives()) {
            builder.addType(alternative(mixed, name, alternative));
        }
        return builder.addType(visitor(mixed, name));
    }

    /** Those alternatives that a method can take by the same name: their erasures differ. */
    static List<TypeUse> overloadable(List<TypeUse> alternatives, JavaTypes types) {
        Map<String, TypeUse> byErasure = new LinkedHashMap<>();
        for (TypeUse alternative : alternatives) {
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
        String method =
                overloadable(mixed.alternatives(), types).contains(alternative) ? "of" : "of" + mixed.word(alternative);
        return MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(types.plain(alternative), "value")
                .addStatement("return new $T(value)", recordName(mixed, name, alternative))
                .build();
    }

    private MethodSpec fromJson(MixedType mixed, ClassName name) {
        MethodSpec.Builder method = JsonMethods.fromJson(types, name);
        // Alternatives that are read the same way share a test: a number and a text may be constants of one enum.
        Map<String, List<JsonKind>> byReading = new LinkedHashMap<>();
        Map<String, CodeBlock> byText = new LinkedHashMap<>();
        for (JsonKind kind : JsonKind.values()) {
            List<TypeUse> alternatives = mixed.ofKind(kind);
            if (!alternatives.isEmpty()) {
                CodeBlock reading = read(mixed, name, kind, alternatives);
                byReading
                        .computeIfAbsent(reading.toString(), text -> new ArrayList<>())
                        .add(kind);
                byText.putIfAbsent(reading.toString(), reading);
            }
        }
        byReading.forEach((text, kinds) -> method.beginControlFlow("if ($L)", tests(kinds))
                .addStatement("return $L", Objects.requireNonNull(byText.get(text)))
                .endControlFlow());
        String expected = String.join(
                " or ", mixed.alternatives().stream().map(TypeWords.PLAIN::of).toList());
        return method.addStatement("throw $T.expected($S, json)", types.support("JsonMismatchException"), expected)
                .build();
    }

    private static CodeBlock tests(List<JsonKind> kinds) {
        if (kinds.size() == JsonKind.values().length) {
            return CodeBlock.of("json != null");
        }
        List<CodeBlock> tests = new ArrayList<>();
        kinds.forEach(kind -> tests.add(CodeBlock.of("json instanceof $T", javaClass(kind))));
        return CodeBlock.join(tests, " || ");
    }

    private static Class<?> javaClass(JsonKind kind) {
        return switch (kind) {
            case OBJECT -> Map.class;
            case ARRAY -> List.class;
            case STRING -> String.class;
            case NUMBER -> Number.class;
            case BOOLEAN -> Boolean.class;
        };
    }

    /** Reads a value as the first alternative that fits; as objects, one that names all properties goes before one that doesn't. */
    private CodeBlock read(MixedType mixed, ClassName name, JsonKind kind, List<TypeUse> alternatives) {
        if (alternatives.size() == 1) {
            return made(mixed, name, alternatives.get(0), readings.call(alternatives.get(0), CodeBlock.of("json")));
        }
        if (kind == JsonKind.OBJECT && alternatives.stream().allMatch(TypeUse::checksItself)) {
            return byShape(mixed, name, alternatives);
        }
        List<CodeBlock> attempts = new ArrayList<>();
        List<CodeBlock> last = new ArrayList<>();
        boolean open = alternatives.stream().anyMatch(MixedEmitter::takesAnyObject);
        for (TypeUse alternative : alternatives) {
            List<ClassName> records = kind == JsonKind.OBJECT ? types.shapes(alternative) : List.of();
            if (!records.isEmpty()) {
                attempts.add(reading(mixed, name, alternative, guarded("named", records)));
            }
            CodeBlock guarded = open && !records.isEmpty() ? guarded("complete", records) : CodeBlock.of("value");
            CodeBlock reading = reading(mixed, name, alternative, guarded);
            if (takesAnyObject(alternative) || !records.isEmpty() || isLenient(alternative)) {
                last.add(reading);
            } else {
                attempts.add(reading);
            }
        }
        attempts.addAll(last);
        return CodeBlock.of("$T.firstOf(\njson,$L)", types.support("UnionReader"), CodeBlock.join(attempts, ","));
    }

    private CodeBlock guarded(String guard, List<ClassName> records) {
        CodeBlock.Builder call = CodeBlock.builder().add("$T.$L(value", types.support("UnionReader"), guard);
        records.forEach(record -> call.add(", $T.SHAPE", record));
        return call.add(")").build();
    }

    private static boolean takesAnyObject(TypeUse type) {
        MapOf map = type.map();
        return map != null && map.value().isAnything();
    }

    /** Whether a type takes any text, so that others go before it. */
    private boolean isLenient(TypeUse type) {
        Declaration declaration = type.declaration();
        return declaration != null && declaration.isEnumOfTexts() && lenientEnums.has(declaration);
    }

    /** Reads an object as the one of several records that it is, of which some are another package's. */
    private CodeBlock byShape(MixedType mixed, ClassName name, List<TypeUse> alternatives) {
        List<CodeBlock> shapes = new ArrayList<>();
        for (TypeUse alternative : alternatives) {
            for (ClassName record : types.shapes(alternative)) {
                shapes.add(CodeBlock.of("\n$T.SHAPE.as($T::new)", record, recordName(mixed, name, alternative)));
            }
        }
        return CodeBlock.of(
                "$T.$L(\njson,\n$S,$L)",
                types.support("UnionReader"),
                mixed.exclusive() ? "oneOf" : "anyOf",
                mixed.name(),
                CodeBlock.join(shapes, ","));
    }

    private CodeBlock reading(MixedType mixed, ClassName name, TypeUse alternative, CodeBlock value) {
        return CodeBlock.of("\nvalue -> $L", made(mixed, name, alternative, readings.call(alternative, value)));
    }

    private CodeBlock made(MixedType mixed, ClassName name, TypeUse alternative, CodeBlock value) {
        return CodeBlock.of("new $T($L)", recordName(mixed, name, alternative), value);
    }

    private static MethodSpec isTemplate(ClassName text) {
        return MethodSpec.methodBuilder("isTemplate")
                .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .returns(TypeName.BOOLEAN)
                .addJavadoc("Whether this is text, which may be a template to evaluate, and not one of the other"
                        + " alternatives.\n")
                .addStatement("return this instanceof $T", text)
                .build();
    }

    private TypeSpec alternative(MixedType type, ClassName mixed, TypeUse alternative) {
        ClassName name = recordName(type, mixed, alternative);
        TypeName valueType = types.plain(alternative);
        TypeSpec.Builder builder = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(mixed)
                .addJavadoc("$L\n", "This alternative: " + TypeWords.LINKED.of(alternative) + ".")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(valueType, "value")
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
                        .addStatement("return visitor.visit$L(value)", type.word(alternative))
                        .build())
                .addMethod(JsonMethods.toJson(TypeNames.OBJECT)
                        .addStatement("return $L", Writings.plain(alternative, types))
                        .build())
                .build();
    }

    private CodeBlock check(TypeUse alternative) {
        if (alternative.isAnything()) {
            return CodeBlock.of(
                    "value = $T.requireNonNull($T.json(value), $S)", Objects.class, types.support("Copies"), "value");
        }
        String copy = CopyMethods.of(alternative);
        if (!copy.isEmpty()) {
            return CodeBlock.of("value = $T.$L(value)", types.support("Copies"), copy);
        }
        return types.plain(alternative).isPrimitive()
                ? CodeBlock.of("")
                : CodeBlock.of("$T.requireNonNull(value, $S)", Objects.class, "value");
    }

    private TypeSpec visitor(MixedType mixed, ClassName name) {
        TypeSpec.Builder visitor = TypeSpec.interfaceBuilder(name.nestedClass("Visitor"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(R)
                .addJavadoc("What to do with each alternative of {@link $T}.\n", name);
        for (TypeUse alternative : mixed.alternatives()) {
            visitor.addMethod(MethodSpec.methodBuilder("visit" + mixed.word(alternative))
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(R)
                    .addParameter(types.plain(alternative), "value")
                    .build());
        }
        return visitor.build();
    }

    private static ClassName recordName(MixedType type, ClassName mixed, TypeUse alternative) {
        String name = "Of" + type.word(alternative);
        if (String.join("$", mixed.simpleNames()).length() + name.length() > LONGEST) {
            name = "Of" + (type.alternatives().indexOf(alternative) + 1);
        }
        // A nested type can't be called like the one around it (JLS 8.1).
        return mixed.nestedClass(name.equals(mixed.simpleName()) ? name + "_" : name);
    }

    private static TypeName visitorType(ClassName mixed) {
        return ParameterizedTypeName.get(mixed.nestedClass("Visitor"), R);
    }
}
