package dev.cairn.http.error;

import dev.cairn.core.error.TransientException;
import java.time.Duration;
import java.util.Optional;

/** Says how long to wait before a request is sent again. Thread-safe. */
@FunctionalInterface
public interface BackoffStrategy {

    /**
     * The time to wait, or empty or zero if this strategy has nothing to say.
     *
     * @param attempt what came of the last attempt
     * @param attempts how many attempts there were, at least 1
     * @throws TransientException if the wait is longer than the manifest allows
     */
    Optional<Duration> backoff(Attempt attempt, int attempts);
}
