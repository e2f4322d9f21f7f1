package dev.cairn.runtime.internal.retriever.async;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Limits how many jobs all streams together run at the same time. Thread-safe. */
public final class JobBudget {

    /** Whoever was refused a job asks again after a few seconds. */
    private static final Duration REFUSAL_COUNTS = Duration.ofSeconds(10);

    private final int limit;
    private final Clock clock;
    private int taken;
    private Instant lastRefusal = Instant.MIN;

    /** @param limit at least 1 */
    public JobBudget(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Whether a job could be had now. */
    synchronized boolean hasRoom() {
        return taken < limit;
    }

    /**
     * Like {@link #hasRoom}, for a stream that has no job yet: if there is no room, the stream counts as waiting for a
     * job.
     */
    synchronized boolean hasRoomForAFirst() {
        if (taken < limit) {
            return true;
        }
        lastRefusal = clock.instant();
        return false;
    }

    /** Takes a job, which is given back with {@link #release}. */
    synchronized boolean tryTake() {
        if (hasRoomForAFirst()) {
            taken++;
            return true;
        }
        return false;
    }

    synchronized void release() {
        taken--;
    }

    /** Whether another stream waits for a job, so that the caller should not take the next one at once. */
    synchronized boolean isContended() {
        return lastRefusal.isAfter(clock.instant().minus(REFUSAL_COUNTS));
    }
}
