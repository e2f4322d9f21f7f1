package dev.cairn.templates;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled template with the reference's interpolation semantics. Thread-safe; evaluated without locks.
 *
 * <p>The value of a template is typed: the rendered text goes through Python's {@code literal_eval} as the reference
 * does it (source: {@code JinjaInterpolation} of the Python CDK).
 */
public interface Template {

    /** The text the template was compiled from. */
    String source();

    /** Whether the value is the same in every scope, because the text holds no template syntax. */
    boolean isConstant();

    /** The names of the variables that the template may read. */
    Set<String> variables();

    /**
     * Evaluates the template.
     *
     * @return a plain JSON value
     * @throws TemplateException if the template fails in a way that the reference reports as an error
     */
    @Nullable
    Object evaluate(Scope scope);

    /** The value as text, as {@code InterpolatedString} gives it: what evaluates to None is null. */
    @Nullable
    String evaluateToString(Scope scope);

    /** The value as {@code InterpolatedBoolean} gives it. */
    boolean evaluateToBoolean(Scope scope);
}
