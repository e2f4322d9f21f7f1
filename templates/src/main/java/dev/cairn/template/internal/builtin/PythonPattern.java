package dev.cairn.template.internal.builtin;

import dev.cairn.template.TemplateException;
import dev.cairn.template.internal.value.Evaluation;
import dev.cairn.template.internal.value.PythonException;
import java.util.Optional;
import java.util.function.Supplier;

/** A regular expression of Python's that stands in a manifest by itself. Immutable and thread-safe. */
public final class PythonPattern {

    private final String source;
    private final PythonRegex regex;

    private PythonPattern(String source, PythonRegex regex) {
        this.source = source;
        this.regex = regex;
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException if it is malformed, or cannot be matched here
     */
    public static PythonPattern of(String regex) {
        try {
            return new PythonPattern(regex, PythonRegex.compile(regex));
        } catch (PythonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Whether it matches anywhere in a text.
     *
     * @throws TemplateException if it takes too many steps to find out
     */
    public boolean occursIn(String text) {
        return bounded(() -> regex.occursIn(new Steps()::spend, text));
    }

    /**
     * What it matches at the start of a text; empty if it does not match there.
     *
     * @throws TemplateException if it takes too many steps to find out
     */
    public Optional<String> atStart(String text) {
        return bounded(() -> regex.atStart(new Steps()::spend, text));
    }

    private <T> T bounded(Supplier<T> match) {
        try {
            return match.get();
        } catch (PythonException e) {
            throw new TemplateException("the regular expression '" + source + "' " + e.getMessage(), -1, e);
        }
    }

    /** What one match may cost; confined to a thread. */
    private static final class Steps {

        private long left = Evaluation.BUDGET;

        void spend(long units) {
            left -= units;
            if (left < 0) {
                throw PythonException.limit("takes too many steps");
            }
        }
    }
}
