package dev.cairn.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only moves when somebody waits. Thread-safe. */
final class WaitingClock extends Clock {

    private volatile Instant now;

    WaitingClock(Instant start) {
        this.now = start;
    }

    /** Waits, in no time. */
    synchronized void waitFor(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a clock in UTC only");
    }
}
