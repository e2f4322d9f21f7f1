package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import dev.cairn.codegen.java.RecordShape.Slot;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes methods that make a record of another one: the same but for one component. */
final class WitherEmitter {

    private final JavaTypes types;

    WitherEmitter(JavaTypes types) {
        this.types = types;
    }

    List<MethodSpec> withers(RecordShape shape, ClassName name) {
        List<String> arguments = new ArrayList<>();
        for (Slot slot : shape.slots()) {
            arguments.add(slot.name());
        }
        List<MethodSpec> methods = new ArrayList<>();
        for (Slot slot : shape.slots()) {
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
}
