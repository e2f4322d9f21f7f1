package dev.cairn.http.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides how often and after which waits one request is sent again. Confined to one thread.
 *
 * <p>The reference retries in three nested loops, each with its own count of attempts: waits that the API or a backoff
 * strategy names (innermost), rate limits without such a wait, and everything else (outermost). An outer loop's next
 * attempt starts the inner loops anew. Source: {@code HttpClient._send_with_retry} and {@code rate_limiting.py} of the
 * Python CDK.
 */
final class RetrySchedule {

    private final int maxAttempts;
    private final Duration maxTime;
    private final Clock clock;
    private final Loop other;
    private Loop rateLimited;
    private Loop named;

    RetrySchedule(int maxRetries, Duration maxTime, Clock clock) {
        this.maxAttempts = Math.max(0, maxRetries) + 1;
        this.maxTime = maxTime;
        this.clock = clock;
        this.other = new Loop();
        this.rateLimited = new Loop();
        this.named = new Loop();
    }

    /** The wait before the next attempt when a strategy gave one: a second more than it says. Empty: give up. */
    Optional<Duration> afterNamedWait(Duration backoff) {
        if (named.isExhausted() || named.isOverTime()) {
            return Optional.empty();
        }
        Duration wait = backoff.plusSeconds(1);
        named.nextAt(clock.instant().plus(wait));
        return Optional.of(wait);
    }

    /** The wait before the next attempt after too many requests. Empty: give up. */
    Optional<Duration> afterRateLimit() {
        if (rateLimited.isExhausted()) {
            return Optional.empty();
        }
        Duration wait = rateLimited.doubling();
        rateLimited.nextAt(clock.instant().plus(wait));
        named = new Loop(clock.instant().plus(wait));
        return Optional.of(wait);
    }

    /** The wait before the next attempt after any other error. Empty: give up. */
    Optional<Duration> afterError() {
        if (other.isExhausted() || other.isOverTime()) {
            return Optional.empty();
        }
        Duration left = maxTime.minus(other.elapsed);
        Duration wait = left.compareTo(other.doubling()) < 0 ? left : other.doubling();
        Instant next = clock.instant().plus(wait);
        other.nextAt(next);
        rateLimited = new Loop(next);
        named = new Loop(next);
        return Optional.of(wait);
    }

    /** The attempts of one loop. */
    private final class Loop {

        private final Instant start;
        private int attempts = 1;
        private Duration elapsed = Duration.ZERO;

        Loop() {
            this(clock.instant());
        }

        Loop(Instant start) {
            this.start = start;
        }

        boolean isExhausted() {
            return attempts >= maxAttempts;
        }

        boolean isOverTime() {
            return elapsed.compareTo(maxTime) >= 0;
        }

        Duration doubling() {
            return Duration.ofSeconds(1L << Math.min(attempts - 1, 30));
        }

        void nextAt(Instant instant) {
            attempts++;
            elapsed = Duration.between(start, instant);
        }
    }
}
