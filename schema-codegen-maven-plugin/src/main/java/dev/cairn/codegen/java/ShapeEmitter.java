package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes how a record is read: its shape, which names the members and the functions that read them, and {@code fromJson}. */
final class ShapeEmitter {

    private final JavaTypes types;
    private final Readings readings;
    private final String required;

    /** @param fillDefaults whether a property with one possible value may be missing, since that is its value then */
    ShapeEmitter(JavaTypes types, boolean fillDefaults) {
        this.types = types;
        this.required = fillDefaults ? "assumed" : "constant";
        this.readings = new Readings(types);
    }

    FieldSpec shape(RecordType record, RecordShape shape, ClassName type) {
        ClassName shapeType = types.support("JsonShape");
        CodeBlock.Builder chain =
                CodeBlock.builder().add("new $T<>($S, $T::fromJson)$>$>", shapeType, record.name(), type);
        for (Constant constant : record.constants()) {
            chain.add(
                    "\n.$L($L, $L)",
                    constant.required() ? required : "optionalConstant",
                    Literals.string(constant.wireName()),
                    Literals.wire(constant.value()));
        }
        for (RecordShape.Slot slot : shape.slots()) {
            Component component = slot.component();
            if (component != null) {
                chain.add(Literals.string("\n." + method(component, shape) + "(", component.wireName(), ", "))
                        .add(reading(component))
                        .add(")");
            }
        }
        if (!record.requiredBesides().isEmpty()) {
            List<CodeBlock> names = new ArrayList<>();
            record.requiredBesides().forEach(name -> names.add(Literals.string(name)));
            chain.add("\n.requires($L)", CodeBlock.join(names, ",$W"));
        }
        if (shape.additionalMap() != null) {
            chain.add("\n.others($L)", readings.function(shape.additional()));
        }
        if (record.closed()) {
            chain.add("\n.closed()");
        }
        FieldSpec.Builder field =
                FieldSpec.builder(ParameterizedTypeName.get(shapeType, type), "SHAPE", Modifier.STATIC, Modifier.FINAL);
        if (types.target().shared()) {
            field.addModifiers(Modifier.PUBLIC)
                    .addJavadoc("For models of other packages that are a choice of this and others.\n");
        }
        return field.initializer(chain.add("$<$<").build()).build();
    }

    private static String method(Component component, RecordShape shape) {
        if (component.required()) {
            return component.allowsNull() ? "nullable" : "required";
        }
        return component.allowsNull() && shape.form() != null ? "optionalOrNull" : "optional";
    }

    MethodSpec fromJson(RecordShape shape, ClassName name) {
        MethodSpec.Builder method = JsonMethods.fromJson(types, name);
        if (shape.slots().isEmpty()) {
            return method.addStatement("SHAPE.open(json)")
                    .addStatement("return new $T()", name)
                    .build();
        }
        List<CodeBlock> arguments = new ArrayList<>();
        for (RecordShape.Slot slot : shape.slots()) {
            Component component = slot.component();
            arguments.add(
                    component == null
                            ? CodeBlock.of(shape.isForm(slot) ? "members.form()" : "members.others()")
                            : Literals.string("members.get(", component.wireName(), ")"));
        }
        return method.addStatement("$T members = SHAPE.open(json)", types.support("JsonMembers"))
                .addStatement("return new $T($L)", name, CodeBlock.join(arguments, ",$W"))
                .build();
    }

    private CodeBlock reading(Component component) {
        RecordType defaultType = component.defaultType();
        return defaultType == null || defaultType.constants().isEmpty()
                ? readings.function(component.type())
                : assuming(defaultType.constants().get(0), component.type());
    }

    /** Reads objects that may leave out a constant; in a list, each on its own, so that the list can be read bit by bit. */
    private CodeBlock assuming(Constant constant, TypeUse type) {
        ClassName reader = types.support("JsonReader");
        ListOf list = type.list();
        return list != null && list.places() == null && !list.singleAccepted()
                ? CodeBlock.of("$T.listOf($L)", reader, assuming(constant, list.element()))
                : CodeBlock.of(
                        "$T.assuming($L, $L, $L)",
                        reader,
                        Literals.string(constant.wireName()),
                        Literals.wire(constant.value()),
                        readings.function(type));
    }
}
