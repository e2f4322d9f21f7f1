package dev.cairn.retrieval.async;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Limits how many jobs all streams together run at the same time. Thread-safe. */
public final class JobBudget {

    /** A thread that was refused a job asks again after a few seconds. */
    private static final Duration REFUSAL_COUNTS = Duration.ofSeconds(10);

    private final int limit;
    private final Clock clock;
    /** One for each job. */
    private final List<Holder> holders = new ArrayList<>();

    /** Those that were refused a first job and have not been told of room since. */
    private Set<Holder> refused = new LinkedHashSet<>();

    private Instant lastRefusal = Instant.MIN;

    /** @param limit at least 1 */
    public JobBudget(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** The jobs of a stream that take room. Thread-safe. */
    interface Holder {

        /** Polls them, if that is due and no other thread is at it. May block while it asks the API. */
        void tend() throws InterruptedException;

        /** Hears, once, that there is room again after it was refused. Called by any thread; must not block. */
        void roomFreed();
    }

    /** Whether a job could be had now. */
    synchronized boolean hasRoom() {
        return holders.size() < limit;
    }

    /**
     * Like {@link #hasRoom}, for a stream that has no job yet. If there is no room, the stream counts as waiting for a
     * job, and tends those that take the room: whose they are may be waiting as well, or not be read just now.
     */
    boolean hasRoomForAFirst(Holder asking) throws InterruptedException {
        if (isGranted(asking)) {
            return true;
        }
        for (Holder holder : distinctHolders()) {
            holder.tend();
        }
        return isGranted(asking);
    }

    private synchronized boolean isGranted(Holder asking) {
        if (hasRoom()) {
            refused.remove(asking);
            return true;
        }
        refused.add(asking);
        lastRefusal = clock.instant();
        return false;
    }

    private synchronized Set<Holder> distinctHolders() {
        return new LinkedHashSet<>(holders);
    }

    /** Takes a job, which is given back with {@link #release}; does as {@link #hasRoomForAFirst} if there is no room. */
    boolean tryTake(Holder holder) throws InterruptedException {
        return hasRoomForAFirst(holder) && add(holder);
    }

    private synchronized boolean add(Holder holder) {
        return isGranted(holder) && holders.add(holder);
    }

    void release(Holder holder) {
        removed(holder).forEach(Holder::roomFreed);
    }

    private synchronized Set<Holder> removed(Holder holder) {
        holders.remove(holder);
        Set<Holder> waiting = refused;
        refused = new LinkedHashSet<>();
        return waiting;
    }

    /** Whether another stream waits for a job, so that the caller should not take the next one at once. */
    synchronized boolean isContended() {
        return lastRefusal.isAfter(clock.instant().minus(REFUSAL_COUNTS));
    }
}
