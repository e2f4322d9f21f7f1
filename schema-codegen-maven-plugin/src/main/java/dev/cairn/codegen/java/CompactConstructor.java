package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Node;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what a record does when it is made: requires, fills in defaults, copies, checks bounds. */
final class CompactConstructor {

    /** Integers up to this one are doubles, too. */
    private static final long LAST_EXACT = 1L << 53;

    private final JavaTypes types;
    private final Literals literals;

    /** The names of what is checked within a value: longer the deeper it is, so that none hides another. */
    private record Variables(String name, String value) {

        Variables(RecordShape shape) {
            this(shape.variable("name"), shape.variable("value"));
        }

        Variables deeper() {
            return new Variables(name + "_", value + "_");
        }
    }

    CompactConstructor(JavaTypes types, LiteralParts parts) {
        this.types = types;
        this.literals = new Literals(types, parts);
    }

    CodeBlock of(RecordType record, RecordShape shape) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (RecordShape.Slot slot : shape.slots()) {
            Component component = slot.component();
            if (component == null) {
                code.add(shape.isForm(slot) ? form(shape, slot) : others(slot));
                continue;
            }
            if (component.required() && !component.allowsNull() && !slot.type().isPrimitive()) {
                code.addStatement(
                        "$T.requireNonNull($L, $L)",
                        Objects.class,
                        slot.name(),
                        Literals.string(component.wireName() + " is required"));
            }
            code.add(value(slot, component));
        }
        shape.slots().forEach(slot -> {
            Component component = slot.component();
            if (component != null) {
                CodeBlock wireName = Literals.string(component.wireName());
                check(code, wireName, component.javaName(), component.checks(), new Variables(shape));
                return;
            }
            if (shape.isForm(slot)) {
                return;
            }
            if (!record.additionalPatterns().isEmpty()) {
                code.addStatement(names(slot.name(), record.additionalPatterns()));
            }
            check(code, CodeBlock.of("$S", ""), slot.name(), record.additionalChecks(), new Variables(shape));
        });
        code.add(new RequirementEmitter(types, record, shape).checks());
        return code.build();
    }

    private CodeBlock others(RecordShape.Slot slot) {
        return CodeBlock.builder()
                .addStatement("$1L = $2T.$3L($1L)", slot.name(), types.support("Copies"), CopyMethods.of(slot.use()))
                .build();
    }

    /** What the components contradict of the form is no longer true. */
    private CodeBlock form(RecordShape shape, RecordShape.Slot slot) {
        CodeBlock.Builder values = CodeBlock.builder();
        shape.nullables().forEach(nullable -> values.add(", $L", nullable.name()));
        return CodeBlock.builder()
                .addStatement(
                        "$1L = $1L == null ? $2T.PLAIN : $1L.fitting(SHAPE$3L)",
                        slot.name(),
                        slot.type(),
                        values.build())
                .build();
    }

    /** Copies a collection, and puts the default in the place of an absent value, where it is filled in. */
    private CodeBlock value(RecordShape.Slot slot, Component component) {
        String name = component.javaName();
        CodeBlock copy = copy(slot, component);
        Node defaultValue = slot.absence().defaultValue();
        CodeBlock.Builder code = CodeBlock.builder();
        if (defaultValue == null || !slot.absence().filled() || slot.absence().empty()) {
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

    private CodeBlock copy(RecordShape.Slot slot, Component component) {
        TypeUse type = component.type();
        String method = CopyMethods.of(type);
        if (method.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock copy = CodeBlock.of("$T.$L($L)", types.support("Copies"), method, component.javaName());
        return (component.required() && !component.allowsNull())
                        || slot.absence().filled()
                        || type.isAnything()
                ? copy
                : CodeBlock.of("$L == null ? null : $L", component.javaName(), copy);
    }

    /** Checks a value, and what is in it. */
    private void check(CodeBlock.Builder code, CodeBlock name, String value, Checks checks, Variables inner) {
        checks.own().values().forEach((keyword, bound) -> code.addStatement(call(keyword, name, value, bound)));
        within(code, "elements", name, value, checks.elements(), inner);
        within(code, "values", name, value, checks.values(), inner);
    }

    private void within(
            CodeBlock.Builder code,
            String method,
            CodeBlock name,
            String value,
            @Nullable Checks checks,
            Variables inner) {
        if (checks == null) {
            return;
        }
        CodeBlock call = CodeBlock.of(
                "$T.$L($L, $L, ($L, $L) ->", types.support("Bounds"), method, name, value, inner.name(), inner.value());
        if (checks.elements() == null
                && checks.values() == null
                && checks.own().values().size() == 1) {
            checks.own()
                    .values()
                    .forEach((keyword, bound) -> code.addStatement(
                            "$L $L)", call, call(keyword, CodeBlock.of("$L", inner.name()), inner.value(), bound)));
            return;
        }
        CodeBlock.Builder body = CodeBlock.builder();
        check(body, CodeBlock.of("$L", inner.name()), inner.value(), checks, inner.deeper());
        code.add("$L {\n", call).indent().add(body.build()).unindent().add("});\n");
    }

    private CodeBlock call(String keyword, CodeBlock name, String value, Object bound) {
        return CodeBlock.of(
                "$T.$L($L, $L$L)",
                types.support("Bounds"),
                keyword.equals("patternProperties") ? "names" : keyword,
                name,
                value,
                argument(keyword, bound));
    }

    private static CodeBlock argument(String keyword, Object bound) {
        return switch (keyword) {
            case "uniqueItems", "isNull" -> CodeBlock.of("");
            case "pattern" -> CodeBlock.of(", $L", Literals.string(bound.toString()));
            case "patternProperties", "required" -> texts((List<?>) bound);
            default ->
                isDouble((Number) bound)
                        ? CodeBlock.of(", $L", number((Number) bound))
                        : CodeBlock.of(", new $T($S)", BigInteger.class, bound.toString());
        };
    }

    /** Checks the names of the properties that the schema doesn't name. */
    private CodeBlock names(String slot, List<String> patterns) {
        return CodeBlock.of("$T.names($S, $L$L)", types.support("Bounds"), slot, slot, texts(patterns));
    }

    private static CodeBlock texts(List<?> texts) {
        CodeBlock.Builder code = CodeBlock.builder();
        texts.forEach(text -> code.add(", $L", Literals.string(String.valueOf(text))));
        return code.build();
    }

    /** Returns false for integers that a double need not hold. */
    private static boolean isDouble(Number number) {
        return number instanceof Long integer ? Math.abs(integer) <= LAST_EXACT : !(number instanceof BigInteger);
    }

    /** A number as a literal that fits where a double or an int is expected. */
    private static String number(Number number) {
        return number instanceof Long value && value.intValue() != value ? value + "L" : number.toString();
    }
}
