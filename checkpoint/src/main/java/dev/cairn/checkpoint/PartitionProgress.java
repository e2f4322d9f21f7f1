package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.Interval;
import dev.cairn.slice.Slice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one partition, or of a stream without partitions: its ledger, and what states said of it. Used by one
 * thread.
 */
final class PartitionProgress {

    /** Tells the states that the partition is part of. */
    interface Owner {

        /** What the partition vouches for may have changed within a slice. */
        void progressed();

        /** A slice was read to its end. */
        void closed(SliceProgress slice);

        Warnings warnings();
    }

    private final CursorPlan plan;
    private final StateForm form;
    private final Ledger ledger;
    private final boolean checkpointing;
    private CursorValue said;

    /**
     * What was read before.
     *
     * @param completed at least one
     * @param checkpointing whether slices are vouched for before they are read to their end
     */
    PartitionProgress(CursorPlan plan, StateForm form, List<Interval> completed, boolean checkpointing) {
        this.plan = plan;
        this.form = form;
        this.ledger = new Ledger(plan, completed);
        this.checkpointing = checkpointing;
        this.said = ledger.safePoint();
    }

    Ledger ledger() {
        return ledger;
    }

    StateForm form() {
        return form;
    }

    /** Opens a slice that is read elsewhere. */
    SliceProgress open(Slice slice) {
        SliceProgress progress = new SliceProgress(plan.slicer().boundsOf(slice), plan.format(), checkpointing);
        ledger.open(progress);
        return progress;
    }

    /** Opens a slice that is read here. */
    PaginationTracker open(Slice slice, Owner owner) {
        SliceProgress progress = open(slice);
        int interval = checkpointing ? plan.pagesPerCheckpointInterval() : 0;
        return new PaginationTracker(progress, interval, new Telling(slice, progress, owner));
    }

    CursorValue safePoint() {
        return ledger.safePoint();
    }

    /** Whether a state would say something that the last one did not. */
    boolean hasNews() {
        return !plan.format().sameWhenWritten(ledger.safePoint(), said);
    }

    /** Whether the last state said more than can be vouched for now. */
    boolean isOverstated() {
        return hasNews() && ledger.safePoint().isBefore(said);
    }

    /** The state as of now, which counts as said. */
    Map<String, @Nullable Object> say() {
        said = ledger.safePoint();
        return form.write(said);
    }

    /** Makes states of what happens to a slice. */
    private final class Telling implements PaginationTracker.Listener {

        private final Slice slice;
        private final SliceProgress progress;
        private final Owner owner;

        Telling(Slice slice, SliceProgress progress, Owner owner) {
            this.slice = slice;
            this.progress = progress;
            this.owner = owner;
        }

        @Override
        public void checkpoint() {
            owner.progressed();
        }

        /** What was claimed of the slice is taken back. */
        @Override
        public void outOfOrder(CursorValue newest, CursorValue position) {
            owner.warnings().outOfOrder(slice, newest, position, isOverstated());
            owner.progressed();
        }

        /** What was claimed of the slice is taken back. */
        @Override
        public void withoutPosition() {
            owner.warnings().withoutPosition();
            owner.progressed();
        }

        @Override
        public void closed() {
            owner.closed(progress);
        }
    }
}
