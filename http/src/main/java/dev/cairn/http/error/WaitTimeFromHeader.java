package dev.cairn.http.error;

import java.time.Duration;
import java.util.Optional;

/** Waits as many seconds as a header says. Thread-safe. */
public final class WaitTimeFromHeader implements BackoffStrategy {

    private final HeaderNumber header;
    private final WaitCap cap;

    public WaitTimeFromHeader(HeaderNumber header, WaitCap cap) {
        this.header = header;
        this.cap = cap;
    }

    /** A header of 0 asks for no wait, which no cap refuses. */
    @Override
    public Optional<Duration> backoff(Attempt attempt, int attempts) {
        return header.read(attempt).filter(seconds -> seconds != 0).map(cap::check);
    }
}
