package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.java.RecordShape.Slot;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeModel;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the view of a record that gives each property with its location. */
final class ViewEmitter {

    private final TypeSelection records;
    private final JavaTypes types;
    private final boolean fillDefaults;
    private final Set<String> taken = new HashSet<>();
    private final ClassName located;
    private final TypeVariableName text = TypeVariableName.get("S");
    private final TypeVariableName location;

    /**
     * @param records the records that get views
     * @param model all types, whose names no view may hide
     */
    ViewEmitter(TypeSelection records, JavaTypes types, boolean fillDefaults, TypeModel model) {
        this.records = records;
        this.types = types;
        this.fillDefaults = fillDefaults;
        model.declarations().forEach(declaration -> taken.add(declaration.name()));
        taken.addAll(model.importedNames());
        this.located = types.support("Located");
        this.location = TypeVariableName.get(
                "L", ParameterizedTypeName.get(located.nestedClass("Location"), text, TypeVariableName.get("L")));
    }

    void addTo(TypeSpec.Builder builder, RecordType record) {
        if (!records.has(record)) {
            return;
        }
        ClassName name = types.name(record);
        ClassName view = name.nestedClass(FreeName.of("View", taken::contains));
        TypeName generic = ParameterizedTypeName.get(view, text, location);
        builder.addMethod(MethodSpec.methodBuilder("at")
                .addJavadoc("Returns the properties with their locations, beginning from that of this object.\n")
                .addModifiers(Modifier.PUBLIC)
                .addTypeVariable(text)
                .addTypeVariable(location)
                .returns(generic)
                .addParameter(location, "location")
                .addStatement("return new $T<>(this, location)", view)
                .build());
        TypeSpec.Builder type = TypeSpec.classBuilder(view)
                .addJavadoc("The properties of a {@link $T} with their locations.\n", name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(text)
                .addTypeVariable(location)
                .addField(name, "model", Modifier.PRIVATE, Modifier.FINAL)
                .addField(location, "location", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(name, "model")
                        .addParameter(location, "location")
                        .addStatement("this.model = model")
                        .addStatement("this.location = location")
                        .build());
        for (Slot slot : RecordShape.of(record, types, fillDefaults).slots()) {
            if (slot.component() != null) {
                type.addMethod(accessor(slot, slot.component()));
            }
        }
        builder.addType(type.build());
    }

    private MethodSpec accessor(Slot slot, Component component) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(slot.name()).addModifiers(Modifier.PUBLIC);
        if (slot.deprecated()) {
            method.addAnnotation(Deprecated.class);
        }
        Object property = Literals.string(component.wireName());
        if (component.type().scalar() == ScalarKind.STRING) {
            return method.returns(text)
                    .addStatement("return location.text($L, model.$L())", property, slot.name())
                    .build();
        }
        TypeName boxed = types.boxed(component.type());
        boolean nullable =
                slot.absence().isTold() ? component.allowsNull() : slot.type().isAnnotated();
        TypeName returned;
        if (component.type().list() == null || nullable) {
            returned = ParameterizedTypeName.get(located, nullable ? TypeNames.nullable(boxed) : boxed, location);
        } else {
            TypeName element = types.element(
                    Objects.requireNonNull(component.type().list()).element());
            returned = ParameterizedTypeName.get(located.nestedClass("Items"), element, location);
        }
        return method.returns(returned)
                .addStatement(
                        "return new $T<>(model.$L(), location.field($L))",
                        ((ParameterizedTypeName) returned).rawType(),
                        slot.name(),
                        property)
                .build();
    }
}
