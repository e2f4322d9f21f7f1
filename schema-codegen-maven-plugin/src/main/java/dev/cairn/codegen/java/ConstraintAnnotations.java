package dev.cairn.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what a component is checked for in annotations of Bean Validation, for frameworks that read them. Only what Bean Validation
 * defines for the component's Java type is said, so not the bounds of a double.
 */
final class ConstraintAnnotations {

    private static final TypeSearch HAS_CONSTRAINTS_OF_ITS_OWN = new TypeSearch() {
        @Override
        public Boolean visitDeclared(Declared declared) {
            return declared.declaration().accept(NO_ENUM);
        }

        @Override
        public Boolean visitImported(Imported imported) {
            return imported.holdsObjects();
        }
    };

    private static final Declaration.Visitor<Boolean> NO_ENUM = new Declaration.Visitor<>() {
        @Override
        public Boolean visitRecord(RecordType record) {
            return true;
        }

        @Override
        public Boolean visitUnion(UnionType union) {
            return true;
        }

        @Override
        public Boolean visitMixed(MixedType mixed) {
            return true;
        }

        @Override
        public Boolean visitEnum(EnumType type) {
            return false;
        }
    };

    private final BeanValidation validation;

    ConstraintAnnotations(BeanValidation validation) {
        this.validation = validation;
    }

    List<AnnotationSpec> of(RecordShape.Slot slot, Component component) {
        if (validation == BeanValidation.NONE) {
            return List.of();
        }
        List<AnnotationSpec> annotations = new ArrayList<>();
        if (component.required() && !component.allowsNull() && !slot.type().isPrimitive()) {
            annotations.add(constraint("NotNull").build());
        }
        if (HAS_CONSTRAINTS_OF_ITS_OWN.isIn(component.type())) {
            annotations.add(AnnotationSpec.builder(validation.valid()).build());
        }
        annotations.addAll(component.type().accept(new OfType(component.checks().own())));
        return annotations;
    }

    private AnnotationSpec.Builder constraint(String name) {
        return AnnotationSpec.builder(validation.constraint(name));
    }

    /** The annotations that fit a type. */
    private final class OfType implements TypeUse.Visitor<List<AnnotationSpec>> {

        private final Bounds bounds;

        OfType(Bounds bounds) {
            this.bounds = bounds;
        }

        @Override
        public List<AnnotationSpec> visitScalar(Scalar scalar) {
            return switch (scalar.kind()) {
                case STRING -> text();
                case INTEGER -> number();
                case NUMBER, BOOLEAN -> List.of();
            };
        }

        @Override
        public List<AnnotationSpec> visitFormatted(Formatted formatted) {
            return formatted.format().numeric() ? number() : List.of();
        }

        @Override
        public List<AnnotationSpec> visitList(ListOf list) {
            return size("minItems", "maxItems");
        }

        @Override
        public List<AnnotationSpec> visitMap(MapOf map) {
            return size("minProperties", "maxProperties");
        }

        @Override
        public List<AnnotationSpec> visitAnyJson(AnyJson any) {
            return List.of();
        }

        @Override
        public List<AnnotationSpec> visitExternal(External external) {
            return List.of();
        }

        @Override
        public List<AnnotationSpec> visitImported(Imported imported) {
            return List.of();
        }

        @Override
        public List<AnnotationSpec> visitOrNull(OrNull nullable) {
            return nullable.type().accept(this);
        }

        @Override
        public List<AnnotationSpec> visitDeclared(Declared declared) {
            return List.of();
        }

        private List<AnnotationSpec> text() {
            List<AnnotationSpec> annotations = new ArrayList<>(size("minLength", "maxLength"));
            Object pattern = bounds.get("pattern");
            String whole = pattern == null ? null : wholeText(pattern.toString());
            if (whole != null && Literals.isConstant(whole)) {
                annotations.add(constraint("Pattern")
                        .addMember("regexp", Literals.string(whole))
                        .build());
            }
            return annotations;
        }

        private List<AnnotationSpec> number() {
            List<AnnotationSpec> annotations = new ArrayList<>();
            limit(annotations, "DecimalMin", bounds.get("minimum"), true);
            limit(annotations, "DecimalMin", bounds.get("exclusiveMinimum"), false);
            limit(annotations, "DecimalMax", bounds.get("maximum"), true);
            limit(annotations, "DecimalMax", bounds.get("exclusiveMaximum"), false);
            return annotations;
        }

        private void limit(List<AnnotationSpec> annotations, String name, @Nullable Object bound, boolean inclusive) {
            if (bound == null) {
                return;
            }
            AnnotationSpec.Builder annotation = constraint(name).addMember("value", "$S", bound.toString());
            annotations.add((inclusive ? annotation : annotation.addMember("inclusive", "false")).build());
        }

        private List<AnnotationSpec> size(String least, String most) {
            Object min = bounds.get(least);
            Object max = bounds.get(most);
            if (min == null && max == null) {
                return List.of();
            }
            AnnotationSpec.Builder size = constraint("Size");
            if (min != null) {
                size.addMember("min", CodeBlock.of("$L", min));
            }
            if (max != null) {
                size.addMember("max", CodeBlock.of("$L", max));
            }
            return List.of(size.build());
        }
    }

    /** Bean Validation wants a pattern to match the whole text, JSON Schema that it is found in it. */
    private static String wholeText(String pattern) {
        boolean whole = pattern.startsWith("^") && pattern.endsWith("$") && pattern.indexOf('|') < 0;
        return whole ? pattern : "[\\s\\S]*(?:" + pattern + ")[\\s\\S]*";
    }
}
