package dev.cairn.http.error;

import dev.cairn.template.Scope;
import dev.cairn.template.Template;
import java.time.Duration;
import java.util.Optional;

/** Waits twice as long before each further attempt: factor · 2ⁿ seconds after the nth. Thread-safe. */
public final class ExponentialBackoff implements BackoffStrategy {

    private final Template factor;
    private final Scope scope;
    private final Jitter jitter;

    /** @param factor a template over {@code config} and {@code parameters} that gives a number */
    public ExponentialBackoff(Template factor, Scope scope, Jitter jitter) {
        this.factor = factor;
        this.scope = scope;
        this.jitter = jitter;
    }

    @Override
    public Optional<Duration> backoff(Attempt attempt, int attempts) {
        return Optional.of(jitter.applyTo(Seconds.of(factor, scope, "factor") * Math.pow(2, attempts)));
    }
}
