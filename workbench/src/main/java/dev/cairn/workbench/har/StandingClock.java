package dev.cairn.workbench.har;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only moves when somebody waits, and then by as much. Thread-safe. */
final class StandingClock extends Clock {

    private volatile Instant now;

    StandingClock(Instant start) {
        this.now = start;
    }

    synchronized void advance(Duration waited) {
        now = now.plus(waited);
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
