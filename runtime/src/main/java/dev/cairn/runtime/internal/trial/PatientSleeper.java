package dev.cairn.runtime.internal.trial;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.TransientException;
import java.time.Duration;

/**
 * Waits, but not for long. Thread-safe if the other sleeper is.
 *
 * @param longest how long to wait at a time
 */
public record PatientSleeper(Sleeper sleeper, Duration longest) implements Sleeper {

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.compareTo(longest) > 0) {
            throw new TransientException("The API wants a wait of " + seconds(duration)
                    + " s before the next request, and a test read waits " + seconds(longest) + " s at most.");
        }
        sleeper.sleep(duration);
    }

    /** For people: a number of seconds. */
    public static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? String.valueOf(duration.toSeconds())
                : String.valueOf(duration.toMillis() / 1000.0);
    }
}
