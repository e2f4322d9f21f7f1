package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Spreads lists of many elements over methods of a nested class: the bytecode of one method has at most 64 KB (JVMS 4.7.3), and an
 * element takes some ten bytes of it.
 */
final class LiteralParts {

    private static final int MOST = 1000;

    private final ClassName holder;
    private final ClassName copies;
    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<FieldSpec> constants = new ArrayList<>();

    /** How many elements there are in expressions of several. */
    private final IdentityHashMap<CodeBlock, Integer> weights = new IdentityHashMap<>();

    /**
     * @param holder the class for the methods, which nothing else is called
     * @param copies the generated class that puts lists together
     */
    LiteralParts(ClassName holder, ClassName copies) {
        this.holder = holder;
        this.copies = copies;
    }

    /**
     * An expression of a list.
     *
     * @param type what a method returns that has a part of the list
     * @param list writes the list of a few elements
     */
    CodeBlock expression(List<CodeBlock> elements, TypeName type, Function<List<CodeBlock>, CodeBlock> list) {
        List<List<CodeBlock>> groups = new ArrayList<>();
        int room = 0;
        int total = 0;
        for (CodeBlock element : elements) {
            int weight = weights.getOrDefault(element, 1);
            if (groups.isEmpty() || weight > room) {
                groups.add(new ArrayList<>());
                room = MOST;
            }
            groups.get(groups.size() - 1).add(element);
            room -= weight;
            total += weight;
        }
        if (groups.size() < 2) {
            CodeBlock expression = list.apply(elements);
            weights.put(expression, Math.max(1, total));
            return expression;
        }
        List<CodeBlock> calls = new ArrayList<>();
        for (List<CodeBlock> group : groups) {
            calls.add(CodeBlock.of("$T.$L()", holder, method(type, list.apply(group))));
        }
        CodeBlock expression = CodeBlock.of("$T.joined($L)", copies, CodeBlock.join(calls, ",$W"));
        weights.put(expression, calls.size());
        return expression;
    }

    /** Takes note that an expression has another one in it. */
    CodeBlock around(CodeBlock inner, CodeBlock expression) {
        weights.put(expression, weights.getOrDefault(inner, 1));
        return expression;
    }

    /**
     * An expression of a value that is made once, when it is first asked for.
     *
     * @param component the name of a component, which no type has: a field hides a class (JLS 6.4.2)
     */
    CodeBlock constant(String component, TypeName type, CodeBlock value) {
        constants.add(FieldSpec.builder(type, component, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build());
        return CodeBlock.of("$T.$L", holder, component);
    }

    private String method(TypeName returns, CodeBlock value) {
        String name = "part" + (methods.size() + 1);
        methods.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .returns(returns)
                .addStatement("return $L", value)
                .build());
        return name;
    }

    /** Adds the class with the methods to a type, if there are any. */
    void addTo(TypeSpec.Builder type) {
        if (!methods.isEmpty() || !constants.isEmpty()) {
            type.addType(TypeSpec.classBuilder(holder)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc(
                            constants.isEmpty()
                                    ? "Parts of values that are too large for a method.\n"
                                    : "What absent properties stand for.\n")
                    .addFields(constants)
                    .addMethods(methods)
                    .build());
        }
    }
}
