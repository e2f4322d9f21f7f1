package dev.cairn.http.auth.rotating;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Slows requests down when few calls are left, so that these last until the next reset.
 *
 * @param reserveFraction the share of a pool that is reserve
 * @param leastReserve the lower bound of the reserve, in calls
 */
record Throttle(double reserveFraction, long leastReserve) {

    private static final double LONGEST_SECONDS = 10;
    private static final double SHORTEST_SECONDS = 0.1;

    /**
     * How long to hold a call back, which has been counted.
     *
     * @param active of the token that makes it
     * @param all of all tokens
     */
    Duration delay(QuotaState active, List<QuotaState> all, Instant now) {
        boolean ample = all.stream().anyMatch(state -> !state.isTracked() || state.remaining() > reserve(state));
        double seconds = Duration.between(now, active.reset()).toMillis() / 1000.0;
        long calls =
                all.stream().mapToLong(state -> Math.max(state.remaining(), 0)).sum();
        if (ample || calls <= 0 || seconds <= 0) {
            return Duration.ZERO;
        }
        double delay = Math.min(seconds / (double) calls, LONGEST_SECONDS);
        return delay < SHORTEST_SECONDS ? Duration.ZERO : Duration.ofMillis(Math.round(delay * 1000));
    }

    private double reserve(QuotaState state) {
        return Math.max((double) leastReserve, state.limit() * reserveFraction);
    }
}
