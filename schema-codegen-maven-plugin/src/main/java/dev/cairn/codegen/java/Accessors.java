package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.documents.Node;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the accessors that a record doesn't have by itself: those that give defaults, and those that are deprecated. */
final class Accessors {

    private final JavaTypes types;
    private final LiteralParts parts;
    private final Literals literals;
    private final RecordShape shape;

    Accessors(JavaTypes types, LiteralParts parts, RecordShape shape) {
        this.types = types;
        this.parts = parts;
        this.literals = new Literals(types, parts);
        this.shape = shape;
    }

    MethodSpec of(RecordShape.Slot slot) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(slot.name()).addModifiers(Modifier.PUBLIC);
        if (slot.deprecated()) {
            method.addJavadoc("$L\n", JavadocText.ofDeprecation(slot.documentation()));
        }
        method.addAnnotation(Override.class);
        if (slot.deprecated()) {
            // An annotation in the record's head can't do that.
            method.addAnnotation(Deprecated.class);
        }
        if (!slot.absence().isTold()) {
            return method.returns(slot.type())
                    .addStatement("return $L", slot.name())
                    .build();
        }
        Component component = Objects.requireNonNull(slot.component());
        TypeName boxed = types.boxed(component.type());
        CodeBlock isAbsent = component.allowsNull()
                ? CodeBlock.of(
                        "$1L == null && !$2L.isNull($3L)",
                        slot.name(),
                        shape.form(),
                        Literals.string(component.wireName()))
                : CodeBlock.of("$L == null", slot.name());
        return method.returns(component.allowsNull() ? TypeNames.nullable(boxed) : boxed)
                .addStatement("return $L ? $L : $L", isAbsent, standIn(component, slot.absence(), boxed), slot.name())
                .build();
    }

    private CodeBlock standIn(Component component, Absence absence, TypeName boxed) {
        if (absence.empty()) {
            return CodeBlock.of("$T.of()", component.type().list() == null ? Map.class : List.class);
        }
        Node value = Objects.requireNonNull(absence.defaultValue());
        CodeBlock literal = literals.of(component.type(), value);
        // A primitive beside a null of its class would be an exception.
        boolean scalar = component.type().scalar() != null && !component.allowsNull();
        boolean inPlace = scalar || (component.type().declaration() != null && value.isScalar());
        return inPlace ? literal : parts.constant(component.javaName(), boxed, literal);
    }
}
