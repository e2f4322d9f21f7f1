package dev.cairn.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Says what it is told to say. */
final class MovingClock extends Clock {

    private Instant now = Instant.parse("2024-02-01T00:00:00Z");

    void advance(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
