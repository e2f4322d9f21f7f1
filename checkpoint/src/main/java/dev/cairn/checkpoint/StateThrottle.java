package dev.cairn.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often large states of many partitions are emitted, so that states cost little whatever their size, and a sync
 * that is killed early has vouched for most of what it has read. Used by the read loop only.
 */
final class StateThrottle {

    /** Between states without the option. */
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private static final int ALWAYS_BYTES = 4096;
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** Emitting large states takes at most this part of the time. */
    private static final int TIMES_AS_LONG = 50;

    private static final int LARGE_BYTES = 1 << 15;
    /** A state goes out when so much more was read than before the last one, as a part of that. */
    private static final int GROWTH_PARTS = 16;
    /** Likewise of large states, as a multiple. */
    private static final int LARGE_GROWTH = 7;

    private final Clock clock;
    private final boolean bySize;
    private @Nullable Instant last;
    private Duration took = Duration.ZERO;
    /** How many checkpoints were due before the last state, and how many since. */
    private long before;

    private long since;
    /** How many bytes of states went out that no records stood against. */
    private long borrowed;

    /**
     * Starts to count.
     *
     * @param bySize true if small states may go out at any time, and large ones when as many bytes of records have been
     *     written, five seconds have passed, or much has been read since the beginning; otherwise there is one state in 600
     *     seconds, the first at once, as in the Python CDK
     */
    StateThrottle(Clock clock, boolean bySize) {
        this.clock = clock;
        this.bySize = bySize;
        this.last = bySize ? clock.instant() : null;
    }

    /**
     * Returns how many partitions a state may name so that it goes out after each of them, however small records are and
     * however fast they come.
     *
     * @param bytesEach what a partition takes of a state
     * @param most where to stop
     */
    static int partitionsWithoutWait(int bytesEach, int most) {
        StateThrottle throttle = new StateThrottle(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), true);
        for (int named = 1; named <= most; named++) {
            throttle.due();
            long bytes = (long) named * bytesEach;
            if (!throttle.allows(bytes, 0)) {
                return named - 1;
            }
            throttle.emit(bytes, 0, () -> {});
        }
        return most;
    }

    /** A checkpoint is due, be it put off or not. */
    void due() {
        since++;
    }

    /**
     * Returns true if a state may go out now.
     *
     * @param stateBytes about how large it is
     * @param recordBytes the size of the records that were written since the last one
     */
    boolean allows(long stateBytes, long recordBytes) {
        if (last == null || (bySize && stateBytes <= ALWAYS_BYTES)) {
            return true;
        }
        Duration passed = Duration.between(last, clock.instant());
        if (!bySize) {
            return passed.compareTo(INTERVAL) > 0;
        }
        boolean large = stateBytes > LARGE_BYTES;
        if (large && passed.compareTo(took.multipliedBy(TIMES_AS_LONG)) < 0) {
            return false;
        }
        return recordBytes >= stateBytes + borrowed
                || passed.compareTo(LONGEST_WAIT) >= 0
                || since >= (large ? Math.max(GROWTH_PARTS, before * LARGE_GROWTH) : before / GROWTH_PARTS + 1);
    }

    /** Emits a state that is allowed, and measures how long that takes. */
    void emit(long stateBytes, long recordBytes, Runnable state) {
        Instant began = clock.instant();
        boolean free = stateBytes <= ALWAYS_BYTES || (last != null && !began.isBefore(last.plus(LONGEST_WAIT)));
        borrowed = Math.max(0, borrowed + (free ? 0 : stateBytes) - recordBytes);
        before += since;
        since = 0;
        state.run();
        last = clock.instant();
        took = Duration.between(began, last);
    }
}
