package dev.cairn.http.error;

import dev.cairn.http.request.RequestScope;
import dev.cairn.http.response.Response;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits as many seconds as a template finds in the response. If the value is not a number above zero, or the template
 * fails on this response, the next strategy decides. Thread-safe.
 *
 * @param seconds a template over {@code response} and {@code headers}
 * @param scope the variables {@code config} and {@code parameters}
 */
public record WaitTimeFromResponse(Template seconds, Scope scope, WaitCap cap) implements BackoffStrategy {

    @Override
    public Optional<Duration> backoff(Attempt attempt, int attempts) {
        return Seconds.number(value(attempt))
                .filter(wait -> wait > 0 && Double.isFinite(wait))
                .map(cap::check);
    }

    private @Nullable Object value(Attempt attempt) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("response", Map.of());
        variables.put("headers", Map.of());
        try {
            Optional<Response> answer = attempt.answer();
            if (answer.isPresent()) {
                variables.put("headers", answer.get().headers().asMap());
                variables.put("response", answer.get().jsonOrEmpty());
            }
        } catch (IOException e) {
            // The body broke off; the headers may be enough.
        }
        try {
            return seconds.evaluate(RequestScope.of(scope, variables));
        } catch (TemplateException e) {
            return null;
        }
    }
}
