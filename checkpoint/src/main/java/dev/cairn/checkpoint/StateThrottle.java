package dev.cairn.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often large states of many partitions are emitted, so that states do not outweigh records. Used by the
 * read loop only.
 */
final class StateThrottle {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int ALWAYS_BYTES = 4096;
    private static final int RECORD_BYTES_PER_STATE_BYTE = 100;

    private final Clock clock;
    private final boolean bySize;
    private @Nullable Instant last;

    /**
     * Starts to count.
     *
     * @param bySize whether small states, and large ones that many records stand against, may go out at any time;
     *     otherwise there is one state in 600 seconds, the first at once, as in the Python CDK
     */
    StateThrottle(Clock clock, boolean bySize) {
        this.clock = clock;
        this.bySize = bySize;
        this.last = bySize ? clock.instant() : null;
    }

    /**
     * Whether a state may go out now.
     *
     * @param stateBytes about how large it is
     * @param recordBytes how large the records are that were written since the last one
     */
    boolean allows(long stateBytes, long recordBytes) {
        return (bySize && (stateBytes <= ALWAYS_BYTES || recordBytes >= stateBytes * RECORD_BYTES_PER_STATE_BYTE))
                || last == null
                || Duration.between(last, clock.instant()).compareTo(INTERVAL) > 0;
    }

    void emitted() {
        last = clock.instant();
    }
}
