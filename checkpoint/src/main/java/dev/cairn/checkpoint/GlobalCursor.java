package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The largest position of all partitions, at which partitions without a state of their own start. Immutable.
 *
 * <p>Its value in states changes only at the end of a sync, when all partitions are complete. The duration of the sync
 * is kept with it, since new records of a partition may have appeared while others were read.
 *
 * @param vouchedFor what states say; null while there is none
 * @param lookbackSeconds how long the sync took after which states say so
 * @param largest what was reached; null for nothing
 * @param moved whether any records were emitted
 */
record GlobalCursor(
        @Nullable CursorValue vouchedFor,
        long lookbackSeconds,
        @Nullable CursorValue largest,
        boolean moved) {

    /** Nothing of this sync was read. */
    static GlobalCursor of(PerPartitionState initial) {
        return new GlobalCursor(initial.global(), initial.lookbackSeconds(), initial.global(), false);
    }

    /** A slice is closed whose records had this as their largest position; null for no records. */
    GlobalCursor observed(@Nullable CursorValue reached) {
        return reached == null ? this : new GlobalCursor(vouchedFor, lookbackSeconds, later(reached), true);
    }

    /** A partition has reached this position. */
    GlobalCursor include(CursorValue position) {
        return new GlobalCursor(vouchedFor, lookbackSeconds, later(position), moved);
    }

    private CursorValue later(CursorValue position) {
        return largest == null ? position : CursorValue.max(largest, position);
    }

    /** All partitions are done. Without records, nothing changes. */
    GlobalCursor allDone(Duration took) {
        long seconds = Math.max(1, took.plusNanos(999_999_999).toSeconds());
        return moved ? new GlobalCursor(largest, seconds, largest, true) : this;
    }
}
