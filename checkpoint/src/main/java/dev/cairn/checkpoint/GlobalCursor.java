package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The largest position of all partitions, at which partitions without a state of their own start. Used by one
 * thread.
 *
 * <p>Its value in states changes only at the end of a sync, when all partitions are complete. The duration of the sync
 * is kept with it, since new records of a partition may have appeared while others were read.
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

    /** A slice is closed whose records had this as their largest position; null for no records. */
    void observed(@Nullable CursorValue reached) {
        if (reached != null) {
            moved = true;
            include(reached);
        }
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

    /** The same, to be changed apart from this. */
    GlobalCursor copy() {
        GlobalCursor copy = new GlobalCursor(vouchedFor, lookbackSeconds);
        copy.restore(largest, moved);
        return copy;
    }

    /** Sets what was observed before. */
    void restore(@Nullable CursorValue observed, boolean anything) {
        largest = observed;
        moved = anything;
    }

    /** The largest position that was observed; null while there is none. */
    @Nullable
    CursorValue largest() {
        return largest;
    }

    /** Whether records were emitted. */
    boolean hasMoved() {
        return moved;
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
