package dev.cairn.clock;

import java.time.Duration;

/** Waits for a time. Thread-safe. {@link WaitingClock} moves a clock instead. */
@FunctionalInterface
public interface Sleeper {

    /** Blocks for the given time. */
    void sleep(Duration duration) throws InterruptedException;

    /** Really waits. */
    static Sleeper system() {
        return duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }
}
