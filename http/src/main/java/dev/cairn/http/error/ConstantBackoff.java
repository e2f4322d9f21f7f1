package dev.cairn.http.error;

import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits the same time before every further attempt. Thread-safe.
 *
 * @param seconds a template over {@code config} and {@code parameters} that gives a number of seconds
 */
public record ConstantBackoff(Template seconds, Scope scope, Jitter jitter) implements BackoffStrategy {

    @Override
    public Optional<Duration> backoff(Attempt attempt, int attempts) {
        return Optional.of(jitter.applyTo(Seconds.of(seconds, scope, "backoff_time_in_seconds")));
    }
}
