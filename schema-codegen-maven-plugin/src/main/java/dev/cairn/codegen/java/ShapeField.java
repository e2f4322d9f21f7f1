package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes what a record knows of its JSON before it is read: the constants, and the names of properties. */
final class ShapeField {

    private ShapeField() {}

    static FieldSpec of(RecordType record, JavaTypes types) {
        ClassName type = types.name(record);
        boolean many = record.constants().size() > 10;
        List<CodeBlock> constants = new ArrayList<>();
        List<CodeBlock> required = new ArrayList<>();
        List<CodeBlock> known = new ArrayList<>();
        for (Constant constant : record.constants()) {
            CodeBlock name = Literals.string(constant.wireName());
            constants.add(CodeBlock.of(many ? "Map.entry($L, $L)" : "$L, $L", name, Literals.wire(constant.value())));
            known.add(name);
            if (constant.required()) {
                required.add(name);
            }
        }
        for (Component component : record.components()) {
            CodeBlock name = Literals.string(component.wireName());
            if (component.required()) {
                required.add(name);
            }
            known.add(name);
        }
        record.requiredBesides().forEach(name -> required.add(Literals.string(name)));
        FieldSpec.Builder field = FieldSpec.builder(
                ParameterizedTypeName.get(types.support("JsonShape"), type), "SHAPE", Modifier.STATIC, Modifier.FINAL);
        if (types.target().shared()) {
            field.addModifiers(Modifier.PUBLIC)
                    .addJavadoc("For models of other packages that are a choice of this and others.\n");
        }
        return field.initializer(
                        "new $T<>($>$>\n$S,\n$T::fromJson,\n$T.$L($L),\n$T.of($L),\n$T.of($L),\n$L)$<$<",
                        types.support("JsonShape"),
                        record.name(),
                        type,
                        Map.class,
                        constants.size() > 10 ? "ofEntries" : "of",
                        CodeBlock.join(constants, ", "),
                        Set.class,
                        CodeBlock.join(required, ",$W"),
                        Set.class,
                        CodeBlock.join(known, ",$W"),
                        record.closed())
                .build();
    }
}
