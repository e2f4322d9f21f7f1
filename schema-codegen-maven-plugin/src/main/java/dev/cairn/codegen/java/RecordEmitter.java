package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.cairn.codegen.source.AnnotationSource;
import dev.cairn.codegen.source.Code;
import dev.cairn.codegen.source.FieldSource;
import dev.cairn.codegen.source.MethodSource;
import dev.cairn.codegen.source.ParameterSource;
import dev.cairn.codegen.source.TypeSource;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes an object with known properties: a record that checks itself, and reads and writes JSON. */
final class RecordEmitter {

    private final JavaTypes types;
    private final UnionEmitter unions;
    private final CompactConstructor constructors;
    private final boolean builders;

    RecordEmitter(JavaTypes types, UnionEmitter unions, boolean builders) {
        this.types = types;
        this.unions = unions;
        this.constructors = new CompactConstructor(types);
        this.builders = builders;
    }

    TypeSource emit(RecordType record, List<TypeSource> nested) {
        ClassName name = types.name(record);
        RecordShape shape = RecordShape.of(record, types);
        TypeSource builder = new TypeSource(TypeSource.Kind.RECORD, "public", name)
                .javadoc("$L\n", JavadocText.ofType(record.documentation(), "The schema's " + record.shortPath()));
        for (Constant constant : record.constants()) {
            if (constant.value() instanceof String text) {
                builder.annotate(new AnnotationSource(JsonMethods.JSON_TYPE_NAME, Literals.string(text)));
                break;
            }
        }
        if (record.unions().isEmpty()) {
            builder.is(types.support("JsonModel"));
        }
        for (UnionType union : record.unions()) {
            builder.is(types.name(union));
        }
        for (RecordShape.Slot slot : shape.slots()) {
            builder.component(component(slot));
        }
        builder.field(shapeField(record, name));
        Code checks = constructors.of(record, shape);
        if (!checks.isEmpty()) {
            builder.method(MethodSource.compactConstructor().code(checks));
        }
        for (RecordShape.Slot slot : shape.slots()) {
            if (slot.deprecated()) {
                builder.method(accessor(slot));
            }
        }
        builder.method(fromJson(shape, name)).method(toJson(record, shape));
        for (MethodSource accept : unions.acceptMethods(record)) {
            builder.method(accept);
        }
        if (builders) {
            new BuilderEmitter(types).addTo(builder, shape, name);
        }
        for (TypeSource type : nested) {
            builder.type(type);
        }
        return builder;
    }

    private ParameterSource component(RecordShape.Slot slot) {
        Component component = slot.component();
        List<String> variables = component == null ? null : component.templateVariables();
        AnnotationSource annotation =
                variables == null ? null : new AnnotationSource(types.support("Interpolated"), strings(variables));
        return new ParameterSource(slot.type(), slot.name(), annotation, slot.javadoc());
    }

    /** An accessor is only written out to deprecate it, which an annotation in the record's head can't do. */
    private MethodSource accessor(RecordShape.Slot slot) {
        return MethodSource.method("public", slot.type(), slot.name())
                .javadoc("$L\n", JavadocText.ofDeprecation(slot.documentation()))
                .annotate(Override.class)
                .annotate(Deprecated.class)
                .statement("return $L", slot.name());
    }

    private static Code strings(List<String> texts) {
        List<Code> literals = new ArrayList<>();
        for (String text : texts) {
            literals.add(Literals.string(text));
        }
        return literals.size() == 1 ? literals.get(0) : Code.of("{$L}", Code.join(literals, ", "));
    }

    private FieldSource shapeField(RecordType record, ClassName type) {
        boolean many = record.constants().size() > 10;
        List<Code> constants = new ArrayList<>();
        List<Code> required = new ArrayList<>();
        List<Code> known = new ArrayList<>();
        for (Constant constant : record.constants()) {
            Code name = Literals.string(constant.wireName());
            constants.add(Code.of(many ? "Map.entry($L, $L)" : "$L, $L", name, Literals.wire(constant.value())));
            known.add(name);
        }
        for (Component component : record.components()) {
            Code name = Literals.string(component.wireName());
            if (component.required()) {
                required.add(name);
            }
            known.add(name);
        }
        return new FieldSource(
                "static final",
                ParameterizedTypeName.get(types.support("JsonShape"), type),
                "SHAPE",
                Code.of(
                        "new $T<>($>$>\n$S,\n$T::fromJson,\n$T.$L($L),\n$T.of($L),\n$T.of($L),\n$L)$<$<",
                        types.support("JsonShape"),
                        record.name(),
                        type,
                        Map.class,
                        constants.size() > 10 ? "ofEntries" : "of",
                        Code.join(constants, ", "),
                        Set.class,
                        Code.join(required, ",$W"),
                        Set.class,
                        Code.join(known, ",$W"),
                        record.closed()));
    }

    private MethodSource fromJson(RecordShape shape, ClassName name) {
        MethodSource method = JsonMethods.fromJson(types, name, "public static");
        if (shape.slots().isEmpty()) {
            return method.statement("SHAPE.open(json)").statement("return new $T()", name);
        }
        List<Code> arguments = new ArrayList<>();
        for (RecordShape.Slot slot : shape.slots()) {
            Component component = slot.component();
            arguments.add(
                    component == null
                            ? Code.of("\nmembers.others(SHAPE.known(), $L)", types.reading(shape.additionalValue()))
                            : Code.of(
                                    "\nmembers.$L($L, $L)",
                                    component.required() && component.neverNull() ? "required" : "optional",
                                    Literals.string(component.wireName()),
                                    reading(component)));
        }
        return method.statement("$T members = SHAPE.open(json)", types.support("JsonReader"))
                .statement("return new $T($L)", name, Code.join(arguments, ","));
    }

    private Code reading(Component component) {
        Code reading = types.reading(component.type());
        RecordType defaultType = component.defaultType();
        if (defaultType == null || defaultType.constants().isEmpty()) {
            return reading;
        }
        Constant constant = defaultType.constants().get(0);
        return Code.of(
                "$T.assuming($L, $L, $L)",
                types.support("JsonReader"),
                Literals.string(constant.wireName()),
                Literals.wire(constant.value()),
                reading);
    }

    private MethodSource toJson(RecordType record, RecordShape shape) {
        Code.Builder chain = new Code.Builder().add("return new $T()", types.support("JsonWriter"));
        for (Constant constant : record.constants()) {
            chain.add("\n.put($L, $L)", Literals.string(constant.wireName()), Literals.wire(constant.value()));
        }
        for (RecordShape.Slot slot : shape.slots()) {
            Component component = slot.component();
            if (component == null) {
                chain.add("\n.putAll($L)", types.written(slot.use(), slot.name()));
            } else {
                chain.add(
                        "\n.$L($L, $L)",
                        putMethod(component),
                        Literals.string(component.wireName()),
                        written(component));
            }
        }
        return JsonMethods.toJson(JsonMethods.jsonObject())
                .statement(chain.add("\n.toMap()").build());
    }

    private Code written(Component component) {
        Code written = types.written(component.type(), component.javaName());
        boolean mayBeNull = component.type() instanceof TypeUse.External && !component.neverNull();
        return mayBeNull ? Code.of("$L == null ? null : $L", component.javaName(), written) : written;
    }

    /** An empty collection stands for an absent one, unless the schema tells them apart by a default or by requiring it. */
    private static String putMethod(Component component) {
        boolean collection = component.type() instanceof TypeUse.ListOf || component.type() instanceof TypeUse.MapOf;
        boolean absentIsEmpty = collection
                && component.neverNull()
                && !component.required()
                && (component.defaultValue() == null || Literals.isEmpty(component.defaultValue()));
        boolean nullIsValue = component.required() && component.nullable();
        return absentIsEmpty ? "putUnlessEmpty" : nullIsValue ? "putEvenNull" : "put";
    }
}
