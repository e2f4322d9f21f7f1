package dev.cairn.runtime.template.builtin;

import dev.cairn.runtime.template.value.PythonException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Searches texts with regular expressions of Python's. */
public final class PythonSearch {

    private PythonSearch() {}

    /**
     * Tells whether a regular expression matches anywhere in a text. Thread-safe.
     *
     * @throws IllegalArgumentException if the expression is malformed
     */
    public static Predicate<String> of(String regex) {
        try {
            RegexTranslator translator = new RegexTranslator(regex);
            return Pattern.compile(translator.translate(), translator.flags()).asPredicate();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("malformed regular expression: " + e.getDescription(), e);
        } catch (PythonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
