package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.Interval;
import dev.cairn.slice.Slice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The windows that are left to read: those that were begun, with the bounds that they had, from where their pagination
 * stands; and what is not in them. In the order of their starts.
 */
final class ResumedWindows implements Iterator<Slice> {

    private final CursorPlan plan;
    private final Queue<Slice> begun;
    private final Iterator<Slice> others;
    private @Nullable Slice next;

    private ResumedWindows(CursorPlan plan, List<Slice> begun, Iterator<Slice> others) {
        this.plan = plan;
        this.begun = new ArrayDeque<>(begun);
        this.others = others;
    }

    /** @param completed what was read before; at least one */
    static Iterator<Slice> of(
            CursorPlan plan, List<Interval> completed, PaginationState resumed, PartitionKey partition) {
        List<Slice> begun = new ArrayList<>();
        List<Interval> covered = new ArrayList<>(completed);
        for (OpenSlice open : resumed.open().values()) {
            if (open.partition().equals(partition) && !open.window().isEmpty()) {
                Slice slice = open.rest();
                begun.add(slice);
                covered.add(plan.slicer().boundsOf(slice));
            }
        }
        Iterator<Slice> others = plan.slicer().slices(Interval.merge(covered, plan.format()));
        begun.sort(Comparator.comparing(slice -> plan.slicer().boundsOf(slice).start()));
        return begun.isEmpty() ? others : new ResumedWindows(plan, begun, others);
    }

    @Override
    public boolean hasNext() {
        return !begun.isEmpty() || next != null || others.hasNext();
    }

    @Override
    public Slice next() {
        if (next == null && others.hasNext()) {
            next = others.next();
        }
        Slice other = next;
        Slice first = begun.peek();
        if (first != null
                && (other == null
                        || !plan.slicer()
                                .boundsOf(first)
                                .start()
                                .isAfter(plan.slicer().boundsOf(other).start()))) {
            return begun.remove();
        }
        if (other == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return other;
    }
}
