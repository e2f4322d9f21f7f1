package dev.cairn.http.error;

import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits twice as long before each further attempt: factor · 2ⁿ seconds after the nth. Thread-safe.
 *
 * @param factor a template over {@code config} and {@code parameters} that gives a number
 */
public record ExponentialBackoff(Template factor, Scope scope, Jitter jitter) implements BackoffStrategy {

    @Override
    public Optional<Duration> backoff(Attempt attempt, int attempts) {
        return Optional.of(jitter.applyTo(Seconds.of(factor, scope, "factor") * Math.pow(2, attempts)));
    }
}
