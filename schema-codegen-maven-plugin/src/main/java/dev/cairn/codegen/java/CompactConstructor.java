package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.TypeUse.AnyJson;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.TypeUse.Scalar;
import dev.cairn.documents.Node;
import java.util.Objects;
import java.util.regex.Pattern;

/** Writes what a record does when it is made: requires, fills in defaults, copies, checks bounds. */
final class CompactConstructor {

    private final JavaTypes types;
    private final Literals literals;

    CompactConstructor(JavaTypes types) {
        this.types = types;
        this.literals = new Literals(types);
    }

    CodeBlock of(RecordShape shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (RecordShape.Slot slot : shape.slots()) {
            Component component = slot.component();
            if (component == null) {
                code.addStatement("$1L = $2T.map($1L)", slot.name(), types.support("Copies"));
                continue;
            }
            if (component.required() && component.neverNull() && !slot.type().isPrimitive()) {
                code.addStatement(
                        "$T.requireNonNull($L, $S)", Objects.class, slot.name(), component.wireName() + " is required");
            }
            code.add(value(component));
        }
        shape.slots().forEach(slot -> {
            Component component = slot.component();
            if (component != null) {
                bounds(code, component);
            }
        });
        return code.build();
    }

    /** Copies a collection, and puts the default in the place of an absent value. */
    private CodeBlock value(Component component) {
        String name = component.javaName();
        CodeBlock copy = copy(component);
        Node defaultValue = component.defaultValue();
        boolean defaultIsCopied = !copy.isEmpty() && (defaultValue == null || Literals.isEmpty(defaultValue));
        CodeBlock.Builder code = CodeBlock.builder();
        if (defaultValue == null || defaultIsCopied) {
            return copy.isEmpty()
                    ? copy
                    : code.addStatement("$L = $L", name, copy).build();
        }
        return code.addStatement(
                        "$1L = $1L == null ? $2L : $3L",
                        name,
                        literals.of(component.type(), defaultValue),
                        copy.isEmpty() ? CodeBlock.of("$L", name) : copy)
                .build();
    }

    private CodeBlock copy(Component component) {
        TypeUse type = component.type();
        String method = type instanceof ListOf ? "list" : type instanceof MapOf ? "map" : "json";
        boolean copied = type instanceof ListOf || type instanceof MapOf || type instanceof AnyJson;
        if (!copied) {
            return CodeBlock.builder().build();
        }
        CodeBlock copy = CodeBlock.of("$T.$L($L)", types.support("Copies"), method, component.javaName());
        return component.neverNull() || type instanceof AnyJson
                ? copy
                : CodeBlock.of("$L == null ? null : $L", component.javaName(), copy);
    }

    private void bounds(CodeBlock.Builder code, Component component) {
        component.bounds().values().forEach((keyword, bound) -> {
            if (applies(keyword, component)) {
                code.addStatement(
                        check(keyword, component.wireName(), CodeBlock.of("$L", component.javaName()), bound));
            }
        });
        Bounds scalarBounds = component.scalarBounds();
        if (!scalarBounds.isEmpty()
                && component.type() instanceof Declared declared
                && declared.declaration() instanceof MixedType mixed) {
            String word = mixed.alternatives().contains(new Scalar(ScalarKind.NUMBER)) ? "Number" : "Integer";
            code.beginControlFlow(
                    "if ($L instanceof $T number)",
                    component.javaName(),
                    types.name(mixed).nestedClass("Of" + word));
            scalarBounds
                    .values()
                    .forEach((keyword, bound) -> code.addStatement(
                            check(keyword, component.wireName(), CodeBlock.of("number.value()"), bound)));
            code.endControlFlow();
        }
    }

    private static boolean applies(String keyword, Component component) {
        TypeUse type = component.type();
        return switch (keyword) {
            case "minItems", "maxItems", "uniqueItems" -> type instanceof ListOf && component.neverNull();
            case "minLength", "maxLength", "pattern" -> type.equals(new Scalar(ScalarKind.STRING));
            default -> type.equals(new Scalar(ScalarKind.INTEGER)) || type.equals(new Scalar(ScalarKind.NUMBER));
        };
    }

    private CodeBlock check(String keyword, String wireName, CodeBlock value, Object bound) {
        CodeBlock argument = switch (keyword) {
            case "uniqueItems" -> CodeBlock.builder().build();
            case "pattern" -> CodeBlock.of(", $T.compile($S)", Pattern.class, bound);
            default -> CodeBlock.of(", $L", bound);
        };
        return CodeBlock.of("$T.$L($S, $L$L)", types.support("Bounds"), keyword, wireName, value, argument);
    }
}
