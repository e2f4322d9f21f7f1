package dev.cairn.http.error;

import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times in seconds, as manifests and headers give them. */
final class Seconds {

    /** More than any wait that makes sense, little enough to be a Duration. */
    private static final double LIMIT = 1e12;

    private Seconds() {}

    /** The value of a template that must be a number of seconds. */
    static double of(Template template, Scope scope, String field) {
        Object value = template.evaluate(scope);
        return number(value)
                .orElseThrow(() -> new SystemException(
                        "The connector's manifest sets " + field + " to something that is no number",
                        field + " '" + template.source() + "' evaluates to " + PythonText.repr(value)
                                + ", expected a number",
                        null));
    }

    /** A number, or a text that Python's {@code float} reads as a finite one. */
    static Optional<Double> number(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return Optional.of(bool ? 1.0 : 0.0);
        }
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        return value instanceof String text ? number(text) : Optional.empty();
    }

    static Optional<Double> number(String text) {
        try {
            return Optional.of(PythonNumbers.parseFloat(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Duration duration(double seconds) {
        double bounded = Math.max(0, Math.min(seconds, LIMIT));
        long whole = (long) bounded;
        return Duration.ofSeconds(whole, Math.round((bounded - whole) * 1e9));
    }
}
