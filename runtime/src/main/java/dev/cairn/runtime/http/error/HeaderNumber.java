package dev.cairn.runtime.http.error;

import dev.cairn.runtime.python.PythonText;
import dev.cairn.runtime.template.Scope;
import dev.cairn.runtime.template.Template;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number from a header of a response.
 *
 * @param name the header's name, a template over {@code config} and {@code parameters}
 * @param regex matches the number at the start of the header's value; null if all of it is the number
 * @param scope the variables of the templates
 */
public record HeaderNumber(Template name, @Nullable Template regex, Scope scope) {

    /** The number, or empty where there is no such header or no number in it. */
    Optional<Double> read(Attempt attempt) {
        String header = PythonText.str(name.evaluate(scope));
        return attempt.answer()
                .flatMap(response -> response.headers().value(header))
                .map(this::matching)
                .flatMap(text -> Seconds.number(text));
    }

    private String matching(String value) {
        if (regex == null) {
            return value;
        }
        Matcher matcher = Pattern.compile(PythonText.str(regex.evaluate(scope))).matcher(value);
        return matcher.lookingAt() ? matcher.group() : value;
    }
}
