package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.Interval;
import dev.cairn.cursor.SlicePosition;
import dev.cairn.slice.Slice;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the slices of a stream, or of one of its partitions, that are read apart from each other. Used by one
 * thread.
 *
 * <p>Each slice is remembered by itself until it and those before it are closed for good; then it is folded into the
 * intervals that are complete. What all vouch for is what a {@link Ledger} says that is told of the same slices.
 */
final class SplitLedger {

    private final CursorPlan plan;
    private List<Interval> completed;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();

    /** A slice that is not folded. */
    private static final class Entry {

        private final Interval bounds;
        private SlicePosition position = SlicePosition.START;
        private boolean closed;
        private boolean confirmed;

        Entry(Interval bounds) {
            this.bounds = bounds;
        }
    }

    /** Takes note of slices that are folded. */
    @FunctionalInterface
    interface Fold {

        /**
         * A slice is remembered as part of the whole only.
         *
         * @param reached the largest position of the slice's records; null where it had none
         */
        void folded(long number, @Nullable CursorValue reached);
    }

    /** @param completed what was read before; at least one */
    SplitLedger(CursorPlan plan, List<Interval> completed) {
        this.plan = plan;
        this.completed = completed;
    }

    List<Interval> completed() {
        return completed;
    }

    void open(long number, Slice slice) {
        entries.put(number, new Entry(plan.slicer().boundsOf(slice)));
    }

    void report(long number, SlicePosition position, boolean closed) {
        Entry entry = Objects.requireNonNull(entries.get(number), "not open");
        entry.position = position;
        entry.closed = closed;
    }

    /** That the slice is closed is not taken back any more. */
    void confirm(long number, boolean checkpointing, Fold fold) {
        Entry confirmed = Objects.requireNonNull(entries.get(number), "not open");
        confirmed.confirmed = confirmed.closed;
        Ledger ledger = new Ledger(plan, completed);
        Iterator<Map.Entry<Long, Entry>> first = entries.entrySet().iterator();
        while (first.hasNext()) {
            Map.Entry<Long, Entry> next = first.next();
            if (!next.getValue().confirmed) {
                break;
            }
            tell(ledger, next.getValue(), checkpointing);
            fold.folded(next.getKey(), next.getValue().position.reached());
            first.remove();
        }
        completed = ledger.completed();
    }

    /** Whether all slices are closed, be it for good or not. */
    boolean isDone() {
        return entries.values().stream().allMatch(entry -> entry.closed);
    }

    /** Whether all slices are folded. */
    boolean isFolded() {
        return entries.isEmpty();
    }

    /** What records have reached, of the slices that are not folded. */
    void reached(Fold fold) {
        entries.forEach((number, entry) -> fold.folded(number, entry.position.reached()));
    }

    /** @param checkpointing whether slices are vouched for before they are read to their end */
    CursorValue safePoint(boolean checkpointing) {
        Ledger ledger = new Ledger(plan, completed);
        entries.values().forEach(entry -> tell(ledger, entry, checkpointing));
        return ledger.safePoint();
    }

    private void tell(Ledger ledger, Entry entry, boolean checkpointing) {
        SliceProgress slice = SliceProgress.at(
                entry.position, entry.bounds, plan.format(), checkpointing && plan.checkpointsInSlices());
        ledger.open(slice);
        if (entry.closed) {
            ledger.close(slice, plan.slicer().completed(entry.bounds, slice.reached()));
        }
    }
}
