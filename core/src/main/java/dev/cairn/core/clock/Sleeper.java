package dev.cairn.core.clock;

import java.time.Duration;

/** Waits for a time. Thread-safe. {@link WaitingClock} moves a clock instead. */
@FunctionalInterface
public interface Sleeper {

    /** Blocks for the given time. */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Blocks for the given time, or until a wake-up is raised; a sleeper that moves a clock only ever does the former.
     *
     * @param seen the count of the wake-up when the caller looked; if it is another one now, this returns at once
     */
    default void sleep(Duration duration, WakeUp wakeUp, long seen) throws InterruptedException {
        sleep(duration);
    }

    /** Really waits. */
    static Sleeper system() {
        return new Sleeper() {
            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            }

            @Override
            public void sleep(Duration duration, WakeUp wakeUp, long seen) throws InterruptedException {
                wakeUp.await(seen, duration);
            }
        };
    }
}
