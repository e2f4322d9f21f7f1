package dev.cairn.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often large states of many partitions are emitted, so that states cost little whatever their size. Used by the
 * read loop only.
 */
final class StateThrottle {

    /** Between states without the option. */
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private static final int ALWAYS_BYTES = 4096;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** Emitting states takes at most this part of the time. */
    private static final int TIMES_AS_LONG = 50;

    private final Clock clock;
    private final boolean bySize;
    private @Nullable Instant last;
    private Duration took = Duration.ZERO;

    /**
     * Starts to count.
     *
     * @param bySize true if small states may go out at any time, and large ones when as many bytes of records have been
     *     written or five seconds have passed; otherwise there is one state in 600 seconds, the first at once, as in the
     *     Python CDK
     */
    StateThrottle(Clock clock, boolean bySize) {
        this.clock = clock;
        this.bySize = bySize;
        this.last = bySize ? clock.instant() : null;
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
        return passed.compareTo(took.multipliedBy(TIMES_AS_LONG)) >= 0
                && (recordBytes >= stateBytes || passed.compareTo(LONGEST_WAIT) >= 0);
    }

    /** Emits a state and measures how long that takes. */
    void emit(Runnable state) {
        Instant began = clock.instant();
        state.run();
        Instant ended = clock.instant();
        last = ended;
        took = Duration.between(began, ended);
    }
}
