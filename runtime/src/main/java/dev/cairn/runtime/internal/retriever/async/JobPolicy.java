package dev.cairn.runtime.internal.retriever.async;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How patient we are with jobs.
 *
 * @param timeout how long a job may run
 * @param retryWait how long to wait before a job that failed on the API's side is started anew; null for not at all
 * @param pollInterval how long to wait before asking again how jobs stand
 */
public record JobPolicy(Duration timeout, @Nullable Duration retryWait, Duration pollInterval) {

    /** So often a job is started. */
    static final int MAX_ATTEMPTS = 3;

    /** So often in a row it may fail to say how it stands; the reference asks on without a pause, for hours. */
    static final int MAX_FAILED_POLLS = 3;

    private static final String POLL_SECONDS = "cairn.job.pollSeconds";
    private static final double DEFAULT_POLL_SECONDS = 5;

    /** The interval that the JVM's property {@code cairn.job.pollSeconds} gives, else the reference's 5 seconds. */
    public static Duration systemPollInterval() {
        String seconds = System.getProperty(POLL_SECONDS, "");
        try {
            double given = seconds.isEmpty() ? DEFAULT_POLL_SECONDS : Double.parseDouble(seconds);
            return Duration.ofMillis(Math.max(1, Math.round(given * 1000)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(POLL_SECONDS + " must be a number, found '" + seconds + "'", e);
        }
    }
}
