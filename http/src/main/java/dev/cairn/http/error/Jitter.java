package dev.cairn.http.error;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Makes waits longer by random times, so that workers do not all retry at once.
 *
 * @param rangeInSeconds half of the time by which a wait may become longer; 0 for no jitter
 * @param random gives numbers from 0 up to 1; thread-safe
 */
public record Jitter(double rangeInSeconds, DoubleSupplier random) {

    /** Leaves waits as they are. */
    public static final Jitter NONE = new Jitter(0, () -> 0);

    Duration applyTo(double seconds) {
        return Seconds.duration(rangeInSeconds == 0 ? seconds : seconds + random.getAsDouble() * 2 * rangeInSeconds);
    }
}
