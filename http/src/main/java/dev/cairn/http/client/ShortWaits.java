package dev.cairn.http.client;

import dev.cairn.http.budget.RetryAfter;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that a test read may wait for an API that is busy (429, 503) and says for how long. Nothing else is retried there.
 * Thread-safe.
 */
public final class ShortWaits {

    private Duration left;

    /** @param most of all waits together */
    public ShortWaits(Duration most) {
        this.left = most;
    }

    /**
     * The wait before the request is sent again, which is taken from the time that is left. Empty: give up.
     *
     * @param named the wait that the manifest's backoff strategies find
     */
    synchronized Optional<Duration> take(Attempt attempt, Optional<Duration> named, Instant now) {
        Optional<Duration> wait = attempt.answer()
                .filter(response -> response.status() == 429 || response.status() == 503)
                .map(Response::headers)
                .map(headers -> named.orElseGet(() -> RetryAfter.of(headers, now)))
                .filter(duration -> !duration.isZero() && duration.compareTo(left) <= 0);
        wait.ifPresent(duration -> left = left.minus(duration));
        return wait;
    }
}
