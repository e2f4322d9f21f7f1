package dev.cairn.codegen.java;

import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.Requirement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the checks of a record for properties that have to be there depending on the values of others. */
final class RequirementEmitter {

    private final JavaTypes types;
    private final RecordType record;
    private final RecordShape shape;

    RequirementEmitter(JavaTypes types, RecordType record, RecordShape shape) {
        this.types = types;
        this.record = record;
        this.shape = shape;
    }

    CodeBlock checks() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Requirement requirement : record.requirements()) {
            CodeBlock then = required(requirement.then());
            CodeBlock otherwise = required(requirement.otherwise());
            CodeBlock condition = condition(requirement);
            if (condition.isEmpty()) {
                code.add(then);
            } else if (!then.isEmpty()) {
                code.beginControlFlow("if ($L)", condition).add(then);
                if (!otherwise.isEmpty()) {
                    code.nextControlFlow("else").add(otherwise);
                }
                code.endControlFlow();
            } else if (!otherwise.isEmpty()) {
                code.beginControlFlow("if (!($L))", condition).add(otherwise).endControlFlow();
            }
        }
        return code.build();
    }

    private CodeBlock required(List<String> names) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (String name : names) {
            CodeBlock there = isThere(name);
            if (!there.isEmpty()) {
                code.addStatement("$T.requiredHere($L, $L)", types.support("Bounds"), Literals.string(name), there);
            }
        }
        return code.build();
    }

    /** Nothing if it always holds. */
    private CodeBlock condition(Requirement requirement) {
        List<CodeBlock> all = new ArrayList<>();
        requirement.values().forEach((name, values) -> {
            Component component = component(name);
            if (component != null) {
                CodeBlock.Builder test =
                        CodeBlock.builder().add("$T.isOneOf($L", types.support("Bounds"), component.javaName());
                values.forEach(value -> test.add(", $L", Literals.wire(value)));
                test.add(")");
                if (isNullTold(component)) {
                    test.add(" && !$L.isNull($L)", shape.form(), Literals.string(name));
                }
                all.add(test.build());
            }
        });
        for (String name : requirement.present()) {
            CodeBlock there = isThere(name);
            if (!there.isEmpty()) {
                all.add(CodeBlock.of("$L", there));
            }
        }
        return CodeBlock.join(all, " && ");
    }

    /** Nothing where a property is always there, or where a record can't tell. */
    private CodeBlock isThere(String name) {
        Component component = component(name);
        if (component == null) {
            boolean told = record.constants().stream()
                    .anyMatch(constant -> constant.wireName().equals(name) && shape.mayBeLeftOut(constant));
            return told ? CodeBlock.of("!$L.isLeftOut($L)", shape.form(), Literals.string(name)) : CodeBlock.of("");
        }
        if (component.required() || (component.allowsNull() && shape.form() == null)) {
            return CodeBlock.of("");
        }
        CodeBlock there = CodeBlock.of("$T.isThere($L)", types.support("Bounds"), component.javaName());
        return isNullTold(component)
                ? CodeBlock.of("($L || $L.isNull($L))", there, shape.form(), Literals.string(name))
                : there;
    }

    private boolean isNullTold(Component component) {
        return shape.form() != null && component.allowsNull() && !component.required();
    }

    private @Nullable Component component(String name) {
        for (Component component : record.components()) {
            if (component.wireName().equals(name)) {
                return component;
            }
        }
        return null;
    }
}
