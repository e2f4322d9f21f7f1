package dev.cairn.http.error;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits until the time in a header, given in seconds since 1970. Thread-safe.
 *
 * @param minWait the shortest wait in seconds, also where there is no header; 0 for none
 */
public record WaitUntilTimeFromHeader(HeaderNumber header, double minWait, WaitCap cap, Clock clock)
        implements BackoffStrategy {

    @Override
    public Optional<Duration> backoff(Attempt attempt, int attempts) {
        Optional<Double> until = header.read(attempt).filter(seconds -> seconds != 0);
        if (minWait == 0) {
            return until.map(this::secondsUntil).filter(wait -> wait >= 0).map(cap::check);
        }
        double wait = until.map(this::secondsUntil).orElse(minWait);
        return Optional.of(cap.check(Math.max(wait, minWait)));
    }

    private double secondsUntil(double epochSeconds) {
        Instant now = clock.instant();
        return epochSeconds - now.getEpochSecond() - now.getNano() / 1e9;
    }
}
