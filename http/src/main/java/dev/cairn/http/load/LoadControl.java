package dev.cairn.http.load;

import java.time.Duration;

/**
 * Finds out how many requests an API takes at once, and how fast: more and more while that helps, fewer where it refuses, says
 * that few calls are left, or becomes slower. Knows no threads and no clock; times are in nanoseconds from anywhere. Thread-safe.
 */
public final class LoadControl {

    /** There is nothing to wait for but the end of a request. */
    static final long UNTIL_ANSWERED = Long.MAX_VALUE;

    /** So many of a thousand requests may be refused for the sake of finding out more. */
    private static final double REFUSED_FOR_TRIALS = 0.006;

    /** As if so many requests had gone well before. */
    private static final int CREDIT = 2000;

    /** So much of the time may be lost in waits for the sake of that. */
    private static final double LOST_FOR_TRIALS = 0.02;

    private static final double SMOOTH = 0.1;

    private final Climb climb;
    private final Pace pace = new Pace();
    private final Quota quota = new Quota();
    private final Refusals refusals;
    private int inFlight;
    private int slices;
    private long began;
    private long sent;
    private long refused;
    private double latency;
    private int least = Integer.MAX_VALUE;
    private int greatest;

    /** One that reads one slice at a time until it is told how many there may be. */
    public LoadControl() {
        this.climb = new Climb();
        this.refusals = new Refusals(climb, pace);
    }

    /** Sets how many slices are read at once at most, at least 1; before the first is. */
    public synchronized void atMost(int most) {
        climb.atMost(most);
    }

    /**
     * What became of it.
     *
     * @param limit how many slices are read at once now
     * @param least how many that were when they were fewest
     * @param greatest and when they were most
     * @param rate how many requests a second are sent at most; infinite where the API has named or shown no limit
     * @param refused how many requests the API has refused
     */
    public record Choice(int limit, int least, int greatest, double rate, long sent, long refused) {}

    /** What is chosen now. */
    public synchronized Choice choice() {
        int limit = climb.limit();
        return new Choice(limit, Math.min(least, limit), Math.max(greatest, limit), pace.rate(), sent, refused);
    }

    /** Whether what is chosen was tried and is kept for a while. */
    synchronized boolean isSettled() {
        return climb.isSettled() && refusals.isOpen();
    }

    /** Whether another slice may be read; if so it counts. */
    synchronized boolean beginSlice() {
        if (slices >= climb.limit()) {
            return false;
        }
        slices++;
        return true;
    }

    synchronized void endSlice() {
        slices--;
    }

    /** How long until a request may be sent: 0 for now, {@link #UNTIL_ANSWERED} for when another has ended. */
    synchronized long pause(long now) {
        int allowed = refusals.isOpen() ? climb.limit() : 1;
        if (inFlight >= allowed) {
            return UNTIL_ANSWERED;
        }
        return Math.max(Math.max(refusals.pause(now), pace.pause(now)), quota.pause(inFlight, now));
    }

    /** A request is sent now. */
    synchronized Flight start(long now) {
        inFlight++;
        pace.started(now);
        Flight flight = new Flight(now, sent++, inFlight, climb.epoch());
        if (flight.number() == 0) {
            began = now;
        }
        refusals.started(flight);
        return flight;
    }

    /** There will be no answer to a request, or none but that the server has failed. */
    synchronized void broken(Flight flight) {
        inFlight--;
        if (!climb.isSettled()) {
            climb.refused(flight.atOnce() - 1);
        }
    }

    /** The answer to a request has come. */
    synchronized void answered(Flight flight, ToldLimit told, long now) {
        inFlight--;
        quota.answered(flight, told, now);
        if (told.refused()) {
            refused++;
            refusals.refused(flight, nanos(told.retryAfter()), sent - 1, latency, now);
        } else {
            refusals.accepted(flight, now);
            double took = now - flight.startedAt();
            latency = latency == 0 ? took : latency + SMOOTH * (took - latency);
            boolean mayFail = refusals.isOpen() && refused + 2 <= REFUSED_FOR_TRIALS * (sent + CREDIT);
            boolean mayWait = refusals.lost() <= LOST_FOR_TRIALS * (now - began);
            pace.accepted(mayFail, mayWait, now);
            climb.accepted(flight, now, slices >= climb.limit(), mayFail && mayWait && !isHeldBack());
        }
        least = Math.min(least, climb.limit());
        greatest = Math.max(greatest, climb.limit());
    }

    /** Whether requests wait for their time rather than for each other. */
    private boolean isHeldBack() {
        return pace.isOn() && latency > 0 && pace.rate() < 0.9 * climb.limit() * 1e9 / latency;
    }

    private static long nanos(Duration wait) {
        return wait.compareTo(Duration.ofDays(1)) > 0 ? 0 : wait.toNanos();
    }
}
