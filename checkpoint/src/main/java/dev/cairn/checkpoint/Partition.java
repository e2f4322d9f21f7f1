package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.core.slice.Slice;
import dev.cairn.pythonvalues.KeptObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the partitions of a stream, or a stream without partitions: its ledger, and what states said of it. Used by one
 * thread.
 */
final class Partition {

    private final CursorPlan plan;
    private final PartitionKey key;
    private final StateForm form;
    private final Ledger ledger;
    private final boolean checkpointing;
    private Coverage said;
    /** Counts the partitions that were found; negative for one that only the input state knows, or without slices. */
    private int number = -1;
    /** True if an earlier run of this sync has read it to its end. */
    private boolean readBefore;
    /** Whether it is known how many slices there are. */
    private boolean allDrawn;
    /** How many slices were drawn and are not closed. */
    private int undone;
    /** Its entry in states while none of its slices is open; null where that must be made. */
    private @Nullable KeptObject entry;

    /**
     * What was read before.
     *
     * @param completed at least one
     * @param checkpointing whether slices are vouched for before they are read to their end
     */
    Partition(CursorPlan plan, PartitionKey key, StateForm form, List<Interval> completed, boolean checkpointing) {
        this.plan = plan;
        this.key = key;
        this.form = form;
        this.ledger = new Ledger(plan, completed, checkpointing && plan.keepsIntervals());
        this.checkpointing = checkpointing;
        this.said = ledger.coverage();
    }

    /** Sets what {@link #snapshot} gave; slices that are not folded are told anew. */
    void goOn(Snapshot from) {
        number = (int) from.number("number");
        allDrawn = from.flag("all_drawn");
    }

    PartitionKey key() {
        return key;
    }

    Ledger ledger() {
        return ledger;
    }

    int number() {
        return number;
    }

    boolean isFound() {
        return number >= 0;
    }

    /** An earlier run of this sync has read it to its end. */
    void readBefore() {
        readBefore = true;
    }

    /** Returns true if it was read to its end in this sync, be it in an earlier run. */
    boolean isReadInSync() {
        return readBefore || (isFound() && isFolded());
    }

    void found(int newNumber) {
        number = newNumber;
        allDrawn = false;
    }

    void drawn(boolean last) {
        undone++;
        allDrawn |= last;
    }

    /** It has no slices. */
    void empty() {
        allDrawn = true;
    }

    void nothingToRead() {
        allDrawn = true;
        number = -1;
    }

    /** Opens a slice that is read elsewhere. */
    SliceProgress open(Slice slice) {
        SliceProgress progress =
                new SliceProgress(plan.slicer().boundsOf(slice), plan.format(), checkpointing, plan.keepsIntervals());
        entry = null;
        ledger.open(progress);
        return progress;
    }

    /**
     * Opens a slice that is read here. One that goes on in the middle of its pagination is not followed by its values: of those
     * before it is not known any more whether they ascend.
     *
     * @param reached the largest position of its records that left in an earlier run, as it is written; null where there is
     *     none
     */
    PaginationTracker open(Slice slice, @Nullable Object reached, PaginationTracker.Listener listener) {
        SliceProgress progress = open(slice);
        if (slice.isBegun()) {
            progress.goOnBehindPages(reached == null ? null : plan.format().parse(reached));
        }
        return new PaginationTracker(progress, slice.position(), plan.pagesPerCheckpointInterval(), listener);
    }

    /** As states have it. */
    @Nullable
    Object written(@Nullable CursorValue position) {
        return position == null ? null : plan.format().format(position);
    }

    /** A slice is closed, or open after all. */
    void closed(SliceProgress slice, boolean closed) {
        entry = null;
        undone += (ledger.isClosed(slice) ? 1 : 0) - (closed ? 1 : 0);
        if (closed) {
            ledger.close(slice);
        } else {
            ledger.open(slice);
        }
    }

    /** Whether all slices that were drawn are closed. */
    boolean isRead() {
        return undone == 0;
    }

    /** Whether nothing of it is left to read in this sync, in which it may not have been found. */
    boolean isOver() {
        return isRead() && (allDrawn || !isFound());
    }

    /** Whether it was found, and all of its slices are closed, be it for good or not. */
    boolean isDone() {
        return isFound() && allDrawn && isRead();
    }

    /** Whether all of its slices are closed for good. */
    boolean isFolded() {
        return allDrawn && isRead() && ledger.slices().isEmpty();
    }

    /** Whether a state would say something that the last one did not. */
    boolean hasNews() {
        return !said.isLike(ledger.coverage(), plan.format());
    }

    /** Whether the last state said more than can be vouched for now. */
    boolean isOverstated() {
        return hasNews() && said.exceeds(ledger.coverage());
    }

    /** The state as of now, which counts as said. */
    Map<String, @Nullable Object> say() {
        said = ledger.coverage();
        return form.write(said);
    }

    /** Returns its entry in the states of all partitions, which counts as said. */
    Map<String, @Nullable Object> entry() {
        KeptObject known = entry;
        if (known == null) {
            known = new KeptObject(PerPartitionState.entry(key.values(), say()));
            entry = ledger.slices().isEmpty() ? known : null;
        }
        return known;
    }

    /** Returns the same state as intervals, whose form does not outlive the sync ({@link StateForm#writeIntervals}). */
    Map<String, @Nullable Object> sayAsIntervals() {
        said = ledger.coverage();
        return form.writeIntervals(said);
    }

    /** As plain JSON values, without the slices that are not folded. */
    Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("partition", key.values());
        json.put("number", (long) number);
        json.put("all_drawn", allDrawn);
        if (!ledger.completed().equals(form.completed())) {
            json.put("completed", Snapshot.json(ledger.completed()));
        }
        return json;
    }
}
