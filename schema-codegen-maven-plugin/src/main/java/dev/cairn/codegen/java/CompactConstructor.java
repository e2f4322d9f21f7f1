package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.TypeUse.AnyJson;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.TypeUse.Scalar;
import dev.cairn.documents.Node;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes what a record does when it is made: requires, fills in defaults, copies, checks bounds. */
final class CompactConstructor {

    private final JavaTypes types;
    private final Literals literals;

    CompactConstructor(JavaTypes types, LiteralParts parts) {
        this.types = types;
        this.literals = new Literals(types, parts);
    }

    CodeBlock of(RecordType record, RecordShape shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (RecordShape.Slot slot : shape.slots()) {
            Component component = slot.component();
            if (component == null) {
                String method = CopyMethods.of(slot.use());
                code.addStatement("$1L = $2T.$3L($1L)", slot.name(), types.support("Copies"), method);
                continue;
            }
            if (component.required() && component.neverNull() && !slot.type().isPrimitive()) {
                code.addStatement(
                        "$T.requireNonNull($L, $L)",
                        Objects.class,
                        slot.name(),
                        Literals.string(component.wireName() + " is required"));
            }
            code.add(value(component));
        }
        shape.slots().forEach(slot -> {
            Component component = slot.component();
            if (component != null) {
                bounds(code, component, shape);
            } else if (!record.additionalPatterns().isEmpty()) {
                code.addStatement(names(slot.name(), record.additionalPatterns()));
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
        String method = CopyMethods.of(type);
        if (method.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock copy = CodeBlock.of("$T.$L($L)", types.support("Copies"), method, component.javaName());
        return component.neverNull() || type instanceof AnyJson
                ? copy
                : CodeBlock.of("$L == null ? null : $L", component.javaName(), copy);
    }

    private void bounds(CodeBlock.Builder code, Component component, RecordShape shape) {
        CodeBlock name = CodeBlock.of("$L", component.javaName());
        component.bounds().values().forEach((keyword, bound) -> {
            if (applies(keyword, component)) {
                code.addStatement(check(keyword, component.wireName(), name, bound));
            }
        });
        elementBounds(code, component, shape);
        Bounds scalarBounds = component.scalarBounds();
        if (!scalarBounds.isEmpty()
                && component.type() instanceof Declared declared
                && declared.declaration() instanceof MixedType mixed
                && numbersOf(mixed).isPresent()) {
            String variable = shape.unused("number");
            code.beginControlFlow(
                    "if ($L instanceof $T $L)",
                    component.javaName(),
                    types.name(mixed).nestedClass("Of" + numbersOf(mixed).get()),
                    variable);
            scalarBounds.values().forEach((keyword, bound) -> {
                if (!isForTexts(keyword)) {
                    code.addStatement(
                            check(keyword, component.wireName(), CodeBlock.of("$L.value()", variable), bound));
                }
            });
            code.endControlFlow();
        }
    }

    private void elementBounds(CodeBlock.Builder code, Component component, RecordShape shape) {
        TypeUse type = component.type();
        TypeUse element = type instanceof ListOf list ? list.element() : type instanceof MapOf map ? map.value() : type;
        if (element == type || !component.neverNull()) {
            return;
        }
        component.elementBounds().values().forEach((keyword, bound) -> {
            if (isForScalars(keyword, element)) {
                CodeBlock name = CodeBlock.of("$L", shape.unused("name"));
                CodeBlock value = CodeBlock.of("$L", shape.unused("value"));
                code.addStatement(
                        "$T.each($L, $L, ($L, $L) -> $L)",
                        types.support("Bounds"),
                        Literals.string(component.wireName()),
                        component.javaName(),
                        name,
                        value,
                        check(keyword, name, value, bound));
            }
        });
    }

    private static boolean isForScalars(String keyword, TypeUse type) {
        if (type instanceof TypeUse.Nullable nullable) {
            return isForScalars(keyword, nullable.type());
        }
        if (isForTexts(keyword)) {
            return type.equals(new Scalar(ScalarKind.STRING));
        }
        boolean number = type.equals(new Scalar(ScalarKind.INTEGER))
                || type.equals(new Scalar(ScalarKind.NUMBER))
                || (type instanceof TypeUse.Formatted formatted
                        && formatted.format().numeric());
        return number && !keyword.contains("tems") && !keyword.contains("roperties");
    }

    private static Optional<String> numbersOf(MixedType mixed) {
        return Stream.of(ScalarKind.NUMBER, ScalarKind.INTEGER)
                .filter(kind -> mixed.alternatives().contains(new Scalar(kind)))
                .map(ScalarKind::word)
                .findFirst();
    }

    private static boolean isForTexts(String keyword) {
        return Set.of("minLength", "maxLength", "pattern").contains(keyword);
    }

    private static boolean applies(String keyword, Component component) {
        TypeUse type = component.type();
        return switch (keyword) {
            case "minItems", "maxItems", "uniqueItems" -> type instanceof ListOf && checkable(component, keyword);
            case "minProperties", "maxProperties", "patternProperties" ->
                type instanceof MapOf && checkable(component, keyword);
            default -> isForScalars(keyword, type);
        };
    }

    /** An absent collection is an empty one, which is as small as can be without being wrong. */
    private static boolean checkable(Component component, String keyword) {
        boolean least = keyword.equals("minItems") || keyword.equals("minProperties");
        return component.neverNull() && (component.required() || !least);
    }

    private CodeBlock check(String keyword, String wireName, CodeBlock value, Object bound) {
        return check(keyword, Literals.string(wireName), value, bound);
    }

    private CodeBlock check(String keyword, CodeBlock name, CodeBlock value, Object bound) {
        CodeBlock argument = switch (keyword) {
            case "uniqueItems" -> CodeBlock.of("");
            case "pattern" -> CodeBlock.of(", $T.compile($L)", Pattern.class, Literals.string(bound.toString()));
            case "patternProperties" -> patterns((List<?>) bound);
            default -> CodeBlock.of(", $L", number((Number) bound));
        };
        String method = keyword.equals("patternProperties") ? "names" : keyword;
        return CodeBlock.of("$T.$L($L, $L$L)", types.support("Bounds"), method, name, value, argument);
    }

    /** Checks the names of the properties that the schema doesn't name. */
    CodeBlock names(String slot, List<String> patterns) {
        return CodeBlock.of("$T.names($S, $L$L)", types.support("Bounds"), slot, slot, patterns(patterns));
    }

    private static CodeBlock patterns(List<?> patterns) {
        CodeBlock.Builder code = CodeBlock.builder();
        patterns.forEach(
                pattern -> code.add(", $T.compile($L)", Pattern.class, Literals.string(String.valueOf(pattern))));
        return code.build();
    }

    /** A number as a literal that fits where a double or an int is expected. */
    private static String number(Number number) {
        if (number instanceof Long value && value.intValue() != value) {
            return value + "L";
        }
        return number instanceof BigInteger ? String.valueOf(number.doubleValue()) : number.toString();
    }
}
