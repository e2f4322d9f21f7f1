package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.pythonvalues.PatternException;
import dev.cairn.pythonvalues.PythonPattern;
import dev.cairn.templates.TemplateException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Compiles regular expressions of a manifest. A match that takes too many steps fails like a template. */
public final class RegularExpressions {

    private RegularExpressions() {}

    /** Whether an expression matches anywhere in a text. */
    public static Predicate<String> occurs(String expression) {
        PythonPattern pattern = PythonPattern.compile(expression);
        return text -> bounded(() -> pattern.occursIn(text));
    }

    /** What an expression matches at the start of a text, or all of it where there is no match. */
    public static UnaryOperator<String> excerpt(String expression) {
        PythonPattern pattern = PythonPattern.compile(expression);
        return text -> bounded(() -> pattern.atStart(text).orElse(text));
    }

    private static <T> T bounded(Supplier<T> match) {
        try {
            return match.get();
        } catch (PatternException e) {
            throw new TemplateException(String.valueOf(e.getMessage()), -1, e);
        }
    }
}
