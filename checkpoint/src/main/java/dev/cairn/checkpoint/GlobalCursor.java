package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The largest position of all partitions: where partitions start that have no state of their own. Belongs to the read
 * loop.
 *
 * <p>What states say of it moves at the end of a sync only, when all partitions are done; together with how long the
 * sync took, since records of a partition may have come while others were read.
 */
final class GlobalCursor {

    private @Nullable CursorValue vouchedFor;
    private @Nullable CursorValue largest;
    private long lookbackSeconds;
    private boolean moved;

    GlobalCursor(@Nullable CursorValue initial, long lookbackSeconds) {
        this.vouchedFor = initial;
        this.largest = initial;
        this.lookbackSeconds = lookbackSeconds;
    }

    /** A record with this position is emitted. */
    void observed(CursorValue position) {
        moved = true;
        include(position);
    }

    /** A partition has reached this position. */
    void include(CursorValue position) {
        largest = largest == null ? position : CursorValue.max(largest, position);
    }

    /** All partitions are done. Without records, nothing changes. */
    void allDone(Duration took) {
        if (moved) {
            vouchedFor = largest;
            lookbackSeconds = Math.max(1, took.plusNanos(999_999_999).toSeconds());
        }
    }

    /** Null while there is none. */
    @Nullable
    CursorValue vouchedFor() {
        return vouchedFor;
    }

    long lookbackSeconds() {
        return lookbackSeconds;
    }
}
