package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import org.jspecify.annotations.Nullable;

/** Tells states and warnings of what happens to a slice that is read here. Used by the read loop only. */
abstract class Telling implements PaginationTracker.Listener {

    private final Partition partition;
    private final Slice slice;
    private final Warnings warnings;
    private final OpenPositions positions;

    Telling(Partition partition, Slice slice, Warnings warnings, OpenPositions positions) {
        this.partition = partition;
        this.slice = slice;
        this.warnings = warnings;
        this.positions = positions;
    }

    @Override
    public final boolean saysWhatIsSettled(SliceProgress progress) {
        return partition.ledger().saysWhatIsSettled(progress);
    }

    @Override
    public final boolean settledSkipsPages(SliceProgress progress) {
        return partition.ledger().settledSkipsPages(progress);
    }

    @Override
    public final void stands(PagePosition position, @Nullable CursorValue reached) {
        positions.stands(slice, position, partition.written(reached));
    }

    @Override
    public final void moved() {
        positions.forget(slice);
    }

    /** What was claimed of the slice is taken back. */
    @Override
    public final void outOfOrder(CursorValue newest, CursorValue position) {
        warnings.outOfOrder(slice, newest, position, partition.isOverstated());
        checkpoint();
    }

    /** What was claimed of the slice is taken back. */
    @Override
    public final void withoutPosition() {
        warnings.withoutPosition();
        checkpoint();
    }
}
