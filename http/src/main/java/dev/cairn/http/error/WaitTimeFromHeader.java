package dev.cairn.http.error;

import java.time.Duration;
import java.util.Optional;

/** Waits as many seconds as a header says. Thread-safe. */
public record WaitTimeFromHeader(HeaderNumber header, WaitCap cap) implements BackoffStrategy {

    /** A header of 0 asks for no wait, which no cap refuses. */
    @Override
    public Optional<Duration> backoff(Attempt attempt, int attempts) {
        return header.read(attempt).filter(seconds -> seconds != 0).map(cap::check);
    }
}
