package dev.cairn.http.load;

import java.time.Duration;

/**
 * The calls that are left, as an API's headers tell. A number is believed once it has been seen above zero: there are APIs that
 * always say 0. Times are in nanoseconds. Confined to its control.
 */
final class Quota {

    /** Quotas of hours are for the error handler, which says that it waits or fails. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private long left;
    private long toldBy = -1;
    private long resetAt;
    private boolean believed;

    /** Learns from an answer; of two, that to the later request counts. */
    void answered(Flight flight, ToldLimit limit, long now) {
        if (limit.left() < 0 || flight.number() < toldBy) {
            return;
        }
        toldBy = flight.number();
        believed |= limit.left() > 0;
        left = limit.left();
        resetAt =
                now + (limit.reset().compareTo(LONGEST) > 0 ? 0 : limit.reset().toNanos());
    }

    /**
     * How long to wait before another request is sent beside those under way: they may use what is left. When there are more again,
     * one request finds out how many.
     */
    long pause(int inFlight, long now) {
        if (!believed || left - inFlight > 0) {
            return 0;
        }
        if (inFlight > 0) {
            return LoadControl.UNTIL_ANSWERED;
        }
        return Math.max(0, resetAt - now);
    }
}
