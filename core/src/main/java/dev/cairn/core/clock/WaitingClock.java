package dev.cairn.core.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock in UTC that only moves when a thread waits, and then by as much, in no time: for runs that are the same each time.
 * Thread-safe.
 */
public final class WaitingClock extends Clock implements Sleeper {

    private volatile Instant now;

    /** @param start the time until a thread waits */
    public WaitingClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized void sleep(Duration duration) {
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
