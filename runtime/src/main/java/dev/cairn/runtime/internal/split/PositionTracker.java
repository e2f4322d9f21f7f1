package dev.cairn.runtime.internal.split;

import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.runtime.split.SplitItem;
import dev.cairn.runtime.split.SplitPosition;
import dev.cairn.runtime.split.SplitPosition.Phase;
import dev.cairn.runtime.split.SplitTracker;

/** Counts what leaves of a slice, and asks its cursor where that stands. Not thread-safe. */
final class PositionTracker implements SplitTracker {

    private final PositionedTracker progress;
    private long records;
    private boolean skipped;

    /** @param records how many left before */
    PositionTracker(PositionedTracker progress, long records) {
        this.progress = progress;
        this.records = records;
    }

    @Override
    public boolean observe(SplitItem item) {
        boolean leaves = item.tell(progress);
        if (leaves) {
            records++;
        }
        skipped |= item == RetrievingReader.SKIPPED;
        return leaves;
    }

    @Override
    public SplitPosition position() {
        return at(Phase.OPEN);
    }

    @Override
    public SplitPosition closed() {
        if (skipped) {
            return at(Phase.SKIPPED);
        }
        progress.closed();
        return at(Phase.CLOSED);
    }

    @Override
    public SplitPosition failed() {
        return at(Phase.FAILED);
    }

    private SplitPosition at(Phase phase) {
        long[] left = phase == Phase.OPEN ? progress.left() : new long[0];
        return Positions.ofSplit(progress.position(), phase, records, left);
    }
}
