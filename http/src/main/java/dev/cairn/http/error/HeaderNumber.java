package dev.cairn.http.error;

import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads a number from a header of a response.
 *
 * @param name the header's name, a template over {@code config} and {@code parameters}
 * @param excerpt finds the number in the header's value
 * @param scope the variables of the template
 */
public record HeaderNumber(Template name, UnaryOperator<String> excerpt, Scope scope) {

    /** The number, or empty where there is no such header or no number in it. */
    Optional<Double> read(Attempt attempt) {
        String header = PythonText.str(name.evaluateToString(scope));
        return attempt.answer()
                .flatMap(response -> response.headers().value(header))
                .map(excerpt)
                .flatMap(text -> Seconds.number(text));
    }
}
