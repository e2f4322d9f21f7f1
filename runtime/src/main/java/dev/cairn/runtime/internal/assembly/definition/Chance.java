package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.core.clock.WaitingClock;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Where random numbers come from. */
public final class Chance {

    private Chance() {}

    /** They cannot be foreseen; but where time only moves by waits, so that runs are the same each time, they are, too. */
    public static RandomGenerator by(Clock clock) {
        return clock instanceof WaitingClock ? new Random(clock.millis()) : new SecureRandom();
    }
}
