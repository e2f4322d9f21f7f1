package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.Interval;
import dev.cairn.slice.Slice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one partition, or of a stream without partitions: its ledger, and what states said of it. Used by the
 * read loop only.
 */
final class PartitionProgress {

    /** Whoever emits the states that the partition is part of. */
    interface Owner {

        /** What the partition vouches for may have changed within a slice. */
        void progressed();

        /**
         * A slice was read to its end.
         *
         * @param counts whether the slice had something to say
         */
        void closed(boolean counts);

        /** A record of the slice that is emitted has this position. */
        default void observed(CursorValue position) {}

        Warnings warnings();
    }

    private final CursorPlan plan;
    private final StateForm form;
    private final Owner owner;
    private final Ledger ledger;
    private final boolean checkpointing;
    private CursorValue said;

    /** @param checkpointing whether slices are vouched for before they are read to their end */
    PartitionProgress(CursorPlan plan, StateForm form, boolean checkpointing, Owner owner) {
        this.plan = plan;
        this.form = form;
        this.checkpointing = checkpointing;
        this.owner = owner;
        this.ledger = new Ledger(plan, form.completed());
        this.said = ledger.safePoint();
    }

    PaginationTracker open(Slice slice) {
        SliceProgress progress = new SliceProgress(plan.slicer().boundsOf(slice), plan.format(), checkpointing);
        ledger.open(progress);
        int interval = checkpointing ? plan.pagesPerCheckpointInterval() : 0;
        return new PaginationTracker(this, owner, slice, progress, interval);
    }

    CursorValue safePoint() {
        return ledger.safePoint();
    }

    /** Whether a state vouches for all records of the partition that were written. */
    boolean vouchesForAll() {
        return ledger.vouchesForAll();
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

    void close(SliceProgress progress) {
        Interval interval = plan.slicer().completed(progress.bounds(), progress.reached());
        ledger.close(progress, interval);
        owner.closed(interval != null);
    }

    /** A record came after one with a later position: what was claimed of its slice is taken back. */
    void outOfOrder(Slice slice, CursorValue newest, CursorValue position) {
        owner.warnings().outOfOrder(slice, newest, position, isOverstated());
        owner.progressed();
    }

    /** A record has no position: what was claimed of its slice is taken back. */
    void withoutPosition() {
        owner.warnings().withoutPosition();
        owner.progressed();
    }
}
