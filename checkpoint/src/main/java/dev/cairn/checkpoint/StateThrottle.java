package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.StateSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often states of many partitions are emitted. The records of the stream pay for its states, byte for byte; beyond
 * that there is a loan, one state in five seconds, and one whenever eight times as much was read. So states cost little
 * whatever their size, and a sync that is killed early has vouched for most of what it has read. Used by the read loop only.
 */
final class StateThrottle {

    /** Between states without the option. */
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    /** How many bytes of states may go out before records have paid for them. */
    private static final long LOAN = 1 << 18;
    /** How much of that each checkpoint may take that was due since the last state. */
    private static final int LENT_BYTES = 4096;

    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final int LARGE_BYTES = 1 << 15;
    /** Emitting large states takes at most this part of the time. */
    private static final int TIMES_AS_LONG = 50;
    /** A state that nothing pays for goes out when so many times as much was read as before the last one, … */
    private static final int GROWTH = 7;
    /** … and at least so many checkpoints were due. */
    private static final int LEAST_GROWTH = 16;

    private final StateSink sink;
    private final Clock clock;
    private final boolean bySize;
    private @Nullable Instant last;
    private Duration took = Duration.ZERO;
    /** How many checkpoints were due before the last state, and how many since. */
    private long before;

    private long since;
    /** Bytes of states that went out, but for those that were free. */
    private long spent;

    /**
     * Starts to count.
     *
     * @param sink says how large records and states are
     * @param bySize true if states go out as records pay for them; otherwise there is one state in 600 seconds, the first at
     *     once, as in the Python CDK
     */
    StateThrottle(StateSink sink, Clock clock, boolean bySize) {
        this.sink = sink;
        this.clock = clock;
        this.bySize = bySize;
        this.last = bySize ? clock.instant() : null;
    }

    /**
     * Returns how many partitions a stream may have so that a state goes out after each of them, however small records are and
     * however fast they come.
     *
     * @param bytesEach what a partition takes of a state
     * @param named true if states name all partitions that were found, false if they name those that were read
     * @param most where to stop
     */
    static int partitionsWithoutWait(int bytesEach, boolean named, int most) {
        int partitions = 1;
        while (partitions <= most && isStateAfterEach(bytesEach, named, partitions)) {
            partitions++;
        }
        return partitions - 1;
    }

    private static boolean isStateAfterEach(int bytesEach, boolean named, int partitions) {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        StateThrottle throttle = new StateThrottle(state -> {}, clock, true);
        for (int read = 1; read <= partitions; read++) {
            throttle.due();
            long bytes = (long) (named ? partitions : read) * bytesEach;
            if (!throttle.allows(bytes)) {
                return false;
            }
            throttle.emit(bytes, () -> {});
        }
        return true;
    }

    /** A checkpoint is due, be it put off or not. */
    void due() {
        since++;
    }

    /**
     * Returns true if a state may go out now.
     *
     * @param bytes about how large it is
     */
    boolean allows(long bytes) {
        if (last == null) {
            return true;
        }
        Duration passed = Duration.between(last, clock.instant());
        if (!bySize) {
            return passed.compareTo(INTERVAL) > 0;
        }
        if (bytes > LARGE_BYTES && passed.compareTo(took.multipliedBy(TIMES_AS_LONG)) < 0) {
            return false;
        }
        return isPaid(bytes)
                || passed.compareTo(LONGEST_WAIT) >= 0
                || isLent(bytes)
                || since >= Math.max(LEAST_GROWTH, before * GROWTH);
    }

    private boolean isPaid(long bytes) {
        return sink.recordBytes() - spent >= bytes;
    }

    /** A state takes at most such a part of what is left as what was read since the last one is of what was read before. */
    private boolean isLent(long bytes) {
        long left = LOAN + sink.recordBytes() - spent;
        return bytes <= Math.min(left, since * LENT_BYTES) && (double) since * left >= (double) before * bytes;
    }

    /**
     * Emits a state that is allowed, and measures how long that takes. One for which five seconds have passed is free.
     *
     * @param bytes about how large it is
     */
    void emit(long bytes, Runnable state) {
        Instant began = clock.instant();
        boolean free = last != null && !began.isBefore(last.plus(LONGEST_WAIT));
        before += since;
        since = 0;
        state.run();
        spent += free ? 0 : written(bytes);
        last = clock.instant();
        took = Duration.between(began, last);
    }

    /** Emits a state that cannot wait, which records pay for, too. */
    void takeBack(long bytes, Runnable state) {
        state.run();
        spent += written(bytes);
    }

    /** As large as the last state was, where that is known. */
    private long written(long estimate) {
        return sink.stateBytes() == 0 ? estimate : sink.stateBytes();
    }
}
