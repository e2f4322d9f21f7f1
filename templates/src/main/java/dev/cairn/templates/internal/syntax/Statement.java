package dev.cairn.templates.internal.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a template. Immutable. */
public sealed interface Statement {

    /** Plain text. */
    record Text(String text) implements Statement {}

    /** Values that are printed one after another. */
    record Print(List<Expression> values) implements Statement {}

    /** {@code {% set target = value %}}. */
    record Assign(AssignmentTarget target, Expression value) implements Statement {}

    /** {@code {% set target | filter %}body{% endset %}}. */
    record AssignBlock(AssignmentTarget target, @Nullable Expression filter, List<Statement> body)
            implements Statement {}

    /** {@code {% for target in iterable if test recursive %}body{% else %}otherwise{% endfor %}}. */
    record For(
            AssignmentTarget target,
            Expression iterable,
            @Nullable Expression test,
            boolean recursive,
            List<Statement> body,
            List<Statement> otherwise,
            int offset)
            implements Statement {}

    /** {@code {% if %}} with its {@code elif}s; the first branch whose test holds is rendered. */
    record If(List<Branch> branches, List<Statement> otherwise) implements Statement {}

    /** A test and what is rendered where it holds. */
    record Branch(Expression test, List<Statement> body) {}

    /** {@code {% with target = value, … %}}. */
    record With(List<AssignmentTarget> targets, List<Expression> values, List<Statement> body) implements Statement {}

    /** {@code {% filter name %}}; the filter's innermost target is the block. */
    record FilterBlock(Expression filter, List<Statement> body) implements Statement {}

    /** {@code {% macro name(signature) %}}. */
    record Macro(String name, Signature signature, List<Statement> body, int offset) implements Statement {}

    /** {@code {% call(signature) call() %}}. */
    record CallBlock(Expression.Call call, Signature signature, List<Statement> body, int offset)
            implements Statement {}

    /** {@code {% block name %}}. */
    record Block(String name, boolean scoped, boolean required, List<Statement> body, int offset)
            implements Statement {}

    /** {@code {% autoescape value %}}. */
    record Autoescape(Expression value, List<Statement> body) implements Statement {}

    /** {@code include}, {@code import}, {@code from} or {@code extends}, of which none can find a template. */
    record LoadTemplate(Expression template, List<String> imported, int offset) implements Statement {}

    /**
     * The parameters of a macro; the last ones have defaults.
     *
     * @param names in order
     * @param defaults of the last parameters, in order
     */
    record Signature(List<String> names, List<Expression> defaults) {
        static final Signature NONE = new Signature(List.of(), List.of());
    }
}
