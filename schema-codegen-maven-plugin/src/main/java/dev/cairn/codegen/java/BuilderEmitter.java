package dev.cairn.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.cairn.codegen.java.RecordShape.Slot;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.TypeUse;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Adds a builder to a record. Code without types is one text, since JavaPoet takes time for each piece of code, and builders are long. */
final class BuilderEmitter {

    private final JavaTypes types;

    BuilderEmitter(JavaTypes types) {
        this.types = types;
    }

    void addTo(TypeSpec.Builder record, RecordShape shape, ClassName name) {
        ClassName builder = name.nestedClass("Builder");
        record.addMethod(MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder)
                .addJavadoc("A builder with nothing set: what it isn't told is absent, or takes its default.\n")
                .addStatement("return new $T()", builder)
                .build());
        record.addMethod(toBuilder(shape, builder));
        record.addType(builder(shape, name, builder));
    }

    private MethodSpec toBuilder(RecordShape shape, ClassName builder) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("toBuilder")
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addJavadoc("A builder that has all values of this record.\n")
                .addStatement("$1T builder = new $1T()", builder);
        StringBuilder copies = new StringBuilder();
        for (Slot slot : shape.slots()) {
            copies.append("builder.")
                    .append(slot.name())
                    .append(" = ")
                    .append(slot.name())
                    .append(";\n");
        }
        return method.addCode("$L", copies.append("return builder;\n")).build();
    }

    private TypeSpec builder(RecordShape shape, ClassName name, ClassName builder) {
        TypeSpec.Builder type = TypeSpec.classBuilder(builder)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Builds a {@link $T}. Not thread-safe.\n", name);
        shape.slots()
                .forEach(slot ->
                        type.addField(TypeNames.nullable(types.boxed(slot.use())), slot.name(), Modifier.PRIVATE));
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        for (Slot slot : shape.slots()) {
            addSetters(type, slot, builder);
        }
        CodeBlock arguments = CodeBlock.join(
                shape.slots().stream().map(BuilderEmitter::argument).toList(), ",");
        return type.addMethod(MethodSpec.methodBuilder("build")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(name)
                        .addJavadoc(
                                "The record.\n\n@throws $T if something required is missing\n",
                                NullPointerException.class)
                        .addStatement("return new $T($L)", name, arguments)
                        .build())
                .build();
    }

    private static CodeBlock argument(Slot slot) {
        Component component = slot.component();
        return slot.type().isPrimitive() && component != null
                ? CodeBlock.of(
                        "\n$T.requireNonNull($L, $L)",
                        Objects.class,
                        slot.name(),
                        Literals.string(component.wireName() + " is required"))
                : CodeBlock.of("\n$L", slot.name());
    }

    private void addSetters(TypeSpec.Builder type, Slot slot, ClassName builder) {
        type.addMethod(setter(slot, builder)
                .addParameter(types.parameter(slot), slot.name())
                .addCode("$L", "this." + slot.name() + " = " + slot.name() + ";\nreturn this;\n")
                .build());
        ListOf list = slot.use().list();
        if (list != null && !list.element().isAnything()) {
            TypeName element = types.element(list.element());
            if (element instanceof ClassName) {
                type.addMethod(setter(slot, builder)
                        .addParameter(ArrayTypeName.of(element), slot.name())
                        .varargs()
                        .addStatement("return $3L$1L($2T.of($1L))", slot.name(), List.class, receiver(slot))
                        .build());
            }
        }
        for (TypeUse alternative : MixedEmitter.overloadable(slot.use().alternatives(), types)) {
            type.addMethod(setter(slot, builder)
                    .addParameter(types.plain(alternative), slot.name())
                    .addStatement("return $3L$1L($2T.of($1L))", slot.name(), types.boxed(slot.use()), receiver(slot))
                    .build());
        }
    }

    /** A method of this name can't be called by it alone (JLS 3.9). */
    private static String receiver(Slot slot) {
        return slot.name().equals("yield") ? "this." : "";
    }

    private MethodSpec.Builder setter(Slot slot, ClassName builder) {
        MethodSpec.Builder setter = MethodSpec.methodBuilder(slot.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(builder);
        deprecate(setter, slot);
        return setter;
    }

    private static void deprecate(MethodSpec.Builder method, Slot slot) {
        if (slot.deprecated()) {
            method.addAnnotation(Deprecated.class);
        }
    }
}
