package dev.cairn.http.error;

import dev.cairn.template.Scope;
import dev.cairn.template.Template;
import java.time.Duration;
import java.util.Optional;

/** Waits the same time before every further attempt. Thread-safe. */
public final class ConstantBackoff implements BackoffStrategy {

    private final Template seconds;
    private final Scope scope;
    private final Jitter jitter;

    /** @param seconds a template over {@code config} and {@code parameters} that gives a number of seconds */
    public ConstantBackoff(Template seconds, Scope scope, Jitter jitter) {
        this.seconds = seconds;
        this.scope = scope;
        this.jitter = jitter;
    }

    @Override
    public Optional<Duration> backoff(Attempt attempt, int attempts) {
        return Optional.of(jitter.applyTo(Seconds.of(seconds, scope, "backoff_time_in_seconds")));
    }
}
