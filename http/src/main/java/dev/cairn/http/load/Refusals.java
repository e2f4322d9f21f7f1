package dev.cairn.http.load;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What refusals say: that fewer may be under way at once, or that fewer may be sent in a time. After the first one nothing is sent
 * until it is known what became of all that was under way; then one request is. Once that is accepted, it is the time if the API
 * was closed for long or had accepted as many at once before, and their number else. Confined to its control.
 */
final class Refusals {

    /** An API that allows fewer at once may accept a request even so when another one has just ended. */
    private static final int OFTEN = 3;

    /** In seconds; the more usual ones first. */
    private static final int[] ROUND = {60, 10, 1, 30, 5, 3600, 300, 600, 900, 2, 20, 15, 120};

    /** While the API refuses everything, it is asked after this time, then after longer and longer ones. */
    private static final long SHORTEST = 250_000_000L;

    private static final double FACTOR = 1.7;
    private static final long LONGEST = 60_000_000_000L;

    /** An API that is closed for so long counts calls in a time, and not those at once. */
    private static final long LONG = 2_000_000_000L;

    private final Climb climb;
    private final Pace pace;

    /** The one that was refused first; null while the API is open. */
    private @Nullable Flight first;
    /** The last that was sent before that was known. */
    private long last = -1;

    /** Whether the one that was sent to see was refused, too. */
    private boolean again;
    /** When the last of these was sent. */
    private long seen;
    /** Whether the API has said how long to wait. */
    private boolean waited;
    /** How many of those that were sent after the one that was refused first, before that was known, were accepted or refused. */
    private int acceptedAfter;

    private int refusedAfter;

    private long until;
    private long backoff;
    private double latency;

    /** How often a request was accepted since the one before, by how many were under way. */
    private final NavigableMap<Integer, Integer> accepted = new TreeMap<>();

    /** The number and the time of the one that was refused first before; the first time, of the first that was sent. */
    private long cycleNumber;

    private long cycleStart;
    /** How many were refused since that was, itself included. */
    private long refused;
    /** The same of the cycle before. */
    private long refusedBefore;

    private long closedBefore;
    private long lastClosed;
    private boolean lastCounted;
    private long lost;

    Refusals(Climb climb, Pace pace) {
        this.climb = climb;
        this.pace = pace;
    }

    /** Whether the API has refused something and nothing was accepted since: then it is asked for one thing at a time. */
    boolean isOpen() {
        return first == null;
    }

    /** How long nothing was sent that might have been, because of limits of requests at once. */
    long lost() {
        return lost;
    }

    /** How long the API is to be left alone. */
    long pause(long now) {
        return first == null ? 0 : Math.max(0, until - now);
    }

    void started(Flight flight) {
        if (flight.number() == 0) {
            cycleStart = flight.startedAt();
        }
    }

    void accepted(Flight flight, long now) {
        if (flight.number() > last) {
            accepted.merge(flight.atOnce(), 1, Integer::sum);
        }
        Flight began = first;
        if (began == null) {
            return;
        }
        if (flight.number() > last) {
            first = null;
            reopened(began, flight.startedAt(), now);
        } else if (flight.number() > began.number()) {
            acceptedAfter++;
        }
    }

    /**
     * A request was refused.
     *
     * @param wait what the API said; 0 if it said nothing
     * @param sent the number of the last request that was sent
     * @param usual how long answers take
     */
    void refused(Flight flight, long wait, long sent, double usual, long now) {
        refused++;
        if (first == null && flight.number() <= last) {
            return; // it was sent long ago
        }
        if (first == null) {
            first = flight;
            again = false;
            acceptedAfter = 0;
            refusedAfter = 0;
            waited = wait > 0;
            until = now;
            backoff = 0;
            latency = usual;
        } else if (flight.number() > last) { // the one that was sent to see
            again = true;
            seen = flight.startedAt();
            backoff = Math.min(LONGEST, Math.max(Math.max(SHORTEST, closedBefore / 2), (long) (FACTOR * backoff)));
        } else {
            refusedAfter++;
        }
        last = again ? flight.number() : sent;
        until = Math.max(until, now + Math.max(wait, flight.number() == last ? backoff : 0));
    }

    /**
     * How long a window is: the API was closed at its start and open at its end, or it counts in whole seconds. Windows are mostly
     * of a round number of seconds.
     */
    private double window(long reopenedAt) {
        double end = seconds(reopenedAt - cycleStart);
        double start = again ? seconds(seen - cycleStart) : waited ? end - 1 : end;
        for (int round : ROUND) {
            if (round > start && round <= end) {
                return round;
            }
        }
        return (start + end) / 2;
    }

    private void reopened(Flight began, long reopenedAt, long now) {
        long closed = Math.max(0, reopenedAt - began.startedAt());
        closedBefore = again ? closed : closedBefore;
        boolean counted = closed >= LONG && (again || (waited ? isOverForAll() : closed >= 10 * latency));
        lost += counted ? 0 : closed;
        long count = Math.max(1, began.number() - cycleNumber - refusedBefore);
        if (!counted && isAboutThoseAtOnce(began)) {
            climb.refused(began.atOnce() - 1);
        } else {
            climb.stay();
            double open = seconds(began.startedAt() - cycleStart - lastClosed);
            double whole = cycleNumber == 0
                    ? window(reopenedAt)
                    : lastCounted ? open : seconds(began.startedAt() - cycleStart);
            pace.refused(
                    count / whole, count / open, began.atOnce() * 1e9 / Math.max(1, latency), counted ? count : 0, now);
        }
        lastClosed = closed;
        lastCounted = counted;
        cycleNumber = began.number();
        cycleStart = began.startedAt();
        refusedBefore = refused;
        refused = 0;
        accepted.clear();
    }

    /** Whether everything was refused from the first one on, as when a window is used up. */
    private boolean isOverForAll() {
        return refusedAfter > 0 && acceptedAfter == 0;
    }

    /** Were it about the time, as many at once would have been accepted as often as others. */
    private boolean isAboutThoseAtOnce(Flight began) {
        return began.atOnce() > 1
                && accepted.tailMap(began.atOnce()).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        < OFTEN;
    }

    private static double seconds(long nanos) {
        return Math.max(1e-3, nanos / 1e9);
    }
}
