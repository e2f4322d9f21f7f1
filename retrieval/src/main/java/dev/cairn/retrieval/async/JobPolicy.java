package dev.cairn.retrieval.async;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long jobs may take, and how often they are polled and started again.
 *
 * @param timeout how long a job may run
 * @param attempts how often a job is started at most
 * @param retryWait how long to wait before a job that the API reports as failed is started again; null for no wait
 * @param pollInterval how long to wait between two polls at most
 */
public record JobPolicy(
        Duration timeout, int attempts, @Nullable Duration retryWait, Duration pollInterval) {

    /** So often in a row it may fail to say how it stands; the reference asks on without a pause, for hours. */
    static final int MAX_FAILED_POLLS = 3;

    /** After so many missed rounds a job is polled once more before it counts as timed out. */
    private static final int MISSED_ROUNDS = 3;

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

    /** How long a job runs before it is polled for the second time, as a part of the interval. */
    private static final int FIRST_PART = 5;

    /** Returns how long a job is left alone after a poll: as long as it has run, within the interval and a fifth of it. */
    Duration wait(Duration age) {
        Duration shortest = firstWait();
        if (age.compareTo(shortest) < 0) {
            return shortest;
        }
        return age.compareTo(pollInterval) < 0 ? age : pollInterval;
    }

    /** Returns the shortest time between two polls of a job. */
    Duration firstWait() {
        return pollInterval.dividedBy(FIRST_PART);
    }

    /** Whether several rounds were missed since the last one. */
    boolean isLate(Instant lastRound, Instant now) {
        return now.isAfter(lastRound)
                && Duration.between(lastRound, now).compareTo(pollInterval.multipliedBy(MISSED_ROUNDS)) > 0;
    }
}
