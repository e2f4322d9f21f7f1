package dev.cairn.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.UnionType;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes an object with known properties: a record that checks itself, and reads and writes JSON. */
final class RecordEmitter {

    private final JavaTypes types;
    private final UnionEmitter unions;
    private final ShapeEmitter shapes;
    private final TypeSelection builders;
    private final TypeSelection withers;
    private final boolean fillDefaults;
    private final ConstraintAnnotations constraints;

    RecordEmitter(JavaTypes types, UnionEmitter unions, JavaOptions options) {
        this.types = types;
        this.unions = unions;
        this.shapes = new ShapeEmitter(types, options.fillDefaults());
        this.builders = options.selections().builders();
        this.withers = options.selections().withers();
        this.fillDefaults = options.fillDefaults();
        this.constraints = new ConstraintAnnotations(options.validation());
    }

    TypeSpec.Builder emit(RecordType record, List<TypeSpec> nested) {
        ClassName name = types.name(record);
        RecordShape shape = RecordShape.of(record, types, fillDefaults);
        TypeSpec.Builder builder = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(JavadocLines.block(JavadocText.ofRecord(record)));
        for (Constant constant : record.constants()) {
            if (constant.value() instanceof String text && Literals.isConstant(text)) {
                builder.addAnnotation(AnnotationSpec.builder(JsonMethods.JSON_TYPE_NAME)
                        .addMember("value", Literals.string(text))
                        .build());
                break;
            }
        }
        if (record.unions().isEmpty()) {
            builder.addSuperinterface(types.support("JsonModel"));
        }
        for (UnionType union : record.unions()) {
            builder.addSuperinterface(types.name(union));
        }
        builder.recordConstructor(header(shape)).addField(shapes.shape(record, shape, name));
        LiteralParts parts = new LiteralParts(
                name.nestedClass(FreeName.of(
                        "Defaults",
                        taken -> name.simpleNames().contains(taken)
                                || nested.stream().anyMatch(type -> taken.equals(type.name())))),
                types.support("Copies"));
        CodeBlock checks = new CompactConstructor(types, parts).of(record, shape);
        if (!checks.isEmpty()) {
            builder.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addCode(checks)
                    .build());
        }
        if (shape.form() != null) {
            builder.addMethod(withoutForm(shape));
        }
        Accessors accessors = new Accessors(types, parts, shape);
        for (RecordShape.Slot slot : shape.slots()) {
            if (slot.deprecated() || slot.absence().isTold()) {
                builder.addMethod(accessors.of(slot));
            }
        }
        builder.addMethod(shapes.fromJson(shape, name)).addMethod(toJson()).addMethod(write(record, shape));
        builder.addMethods(unions.acceptMethods(record));
        if (!shape.slots().isEmpty()) {
            if (builders.has(record)) {
                new BuilderEmitter(types).addTo(builder, shape, name);
            }
            if (withers.has(record)) {
                builder.addMethods(withers(shape, name));
            }
        }
        builder.addTypes(nested);
        parts.addTo(builder);
        return builder;
    }

    /** Writes methods that make a record of another one: the same but for one component. */
    private List<MethodSpec> withers(RecordShape shape, ClassName name) {
        List<String> arguments = new ArrayList<>();
        for (RecordShape.Slot slot : shape.slots()) {
            arguments.add(slot.name());
        }
        List<MethodSpec> methods = new ArrayList<>();
        for (RecordShape.Slot slot : shape.slots()) {
            String word =
                    Character.toUpperCase(slot.name().charAt(0)) + slot.name().substring(1);
            MethodSpec.Builder method = MethodSpec.methodBuilder("with" + word)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(name)
                    .addParameter(types.parameter(slot), slot.name())
                    .addStatement("return new $T($L)", name, String.join(", ", arguments));
            if (slot.deprecated()) {
                method.addAnnotation(Deprecated.class);
            }
            methods.add(method.build());
        }
        return methods;
    }

    private MethodSpec header(RecordShape shape) {
        MethodSpec.Builder header = MethodSpec.constructorBuilder();
        for (RecordShape.Slot slot : shape.slots()) {
            header.addParameter(component(slot));
        }
        return header.build();
    }

    private ParameterSpec component(RecordShape.Slot slot) {
        ParameterSpec.Builder parameter = ParameterSpec.builder(slot.type(), slot.name());
        if (!slot.javadoc().isEmpty()) {
            parameter.addJavadoc("$L\n", slot.javadoc());
        }
        Component component = slot.component();
        if (component != null) {
            parameter.addAnnotations(constraints.of(slot, component));
            component.annotations().forEach(extra -> parameter.addAnnotation(ExtraCode.annotation(extra)));
        }
        List<String> variables = component == null ? null : component.templateVariables();
        if (variables != null) {
            parameter.addAnnotation(AnnotationSpec.builder(types.support("Interpolated"))
                    .addMember("value", strings(variables))
                    .build());
        }
        return parameter.build();
    }

    /** A constructor for objects that were not read: nothing is null that may be absent. */
    private static MethodSpec withoutForm(RecordShape shape) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
        List<CodeBlock> arguments = new ArrayList<>();
        for (RecordShape.Slot slot : shape.slots()) {
            if (shape.isForm(slot)) {
                arguments.add(CodeBlock.of("$T.PLAIN", slot.type()));
            } else {
                constructor.addParameter(slot.type(), slot.name());
                arguments.add(CodeBlock.of("$L", slot.name()));
            }
        }
        return constructor
                .addStatement("this($L)", CodeBlock.join(arguments, ",$W"))
                .build();
    }

    private static CodeBlock strings(List<String> texts) {
        List<CodeBlock> literals = new ArrayList<>();
        for (String text : texts) {
            literals.add(Literals.string(text));
        }
        return literals.size() == 1 ? literals.get(0) : CodeBlock.of("{$L}", CodeBlock.join(literals, ",$W"));
    }

    private MethodSpec toJson() {
        return JsonMethods.toJson(JsonMethods.jsonObject())
                .addStatement("return $T.map(this)", types.support("JsonWriter"))
                .build();
    }

    private MethodSpec write(RecordType record, RecordShape shape) {
        String writer = shape.variable("json");
        CodeBlock.Builder chain = CodeBlock.builder().add("$L.object(SHAPE)", writer);
        for (Constant constant : record.constants()) {
            CodeBlock name = Literals.string(constant.wireName());
            CodeBlock value = Literals.wire(constant.value());
            if (shape.mayBeLeftOut(constant)) {
                chain.add("\n.put($1L, $2L.isLeftOut($1L) ? null : $3L)", name, shape.form(), value);
            } else {
                chain.add("\n.put($L, $L)", name, value);
            }
        }
        for (RecordShape.Slot slot : shape.slots()) {
            Component component = slot.component();
            if (shape.isForm(slot)) {
                continue;
            }
            if (component == null) {
                chain.add("\n.putAll($L)", Writings.of(slot.use(), slot.name(), types));
            } else {
                boolean mayBeNull = component.allowsNull();
                boolean told = mayBeNull && !component.required() && shape.form() != null;
                String method = told ? "putOrNull" : putMethod(component, slot.absence());
                chain.add(Literals.string("\n." + method + "(", component.wireName(), ", "))
                        .add(written(component))
                        .add("$L", told ? ", " + shape.form() + ")" : ")");
            }
        }
        return JsonMethods.write(types, writer)
                .addStatement(chain.add("\n.end()").build())
                .build();
    }

    private static String putMethod(Component component, Absence absence) {
        if (absence.filled() && absence.empty()) {
            return "putUnlessAbsent";
        }
        return component.required() && component.allowsNull() ? "putEvenNull" : "put";
    }

    private CodeBlock written(Component component) {
        return Writings.of(component.type(), component.javaName(), types);
    }

    /** Writes the accessors that a record doesn't have by itself: those that give defaults, and those that are deprecated. */
    private static final class Accessors {

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
                    .addStatement(
                            "return $L ? $L : $L", isAbsent, standIn(component, slot.absence(), boxed), slot.name())
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
}
