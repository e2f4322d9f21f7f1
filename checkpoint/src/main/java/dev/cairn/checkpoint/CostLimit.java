package dev.cairn.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps states that nobody asked for to a hundredth of the time; others pass. Used by the read loop only. */
final class CostLimit {

    private static final int TIMES_AS_LONG = 100;

    private final boolean limits;
    private final Clock clock;
    private Instant next = Instant.MIN;

    /**
     * Creates a limit that allows a first state.
     *
     * @param limits false for states that were asked for
     */
    CostLimit(boolean limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Returns true if enough time has passed since the last state. */
    boolean allows() {
        return !limits || !clock.instant().isBefore(next);
    }

    /** Runs what makes a state, and measures how long that takes. */
    void run(Runnable state) {
        if (!limits) {
            state.run();
            return;
        }
        Instant begin = clock.instant();
        state.run();
        Instant end = clock.instant();
        next = end.plus(Duration.between(begin, end).multipliedBy(TIMES_AS_LONG));
    }
}
