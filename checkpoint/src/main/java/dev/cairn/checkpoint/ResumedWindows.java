package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.Slicer;
import dev.cairn.core.slice.Slice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.stream.StreamSupport;
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
        List<Interval> covered = new ArrayList<>(Interval.merge(completed, plan.format()));
        List<Slice> begun = resumed.open().values().stream()
                .filter(open ->
                        open.partition().equals(partition) && !open.window().isEmpty())
                .map(OpenSlice::rest)
                .sorted(Comparator.comparing(
                        slice -> plan.slicer().boundsOf(slice).start()))
                .toList();
        if (begun.isEmpty()) {
            return plan.slicer().slices(covered);
        }
        List<Interval> windows =
                begun.stream().map(slice -> plan.slicer().boundsOf(slice)).toList();
        leaveOutWhereReadingGoesOn(plan.slicer(), covered, windows);
        covered.addAll(windows);
        Iterable<Slice> all = () -> plan.slicer().slices(Interval.merge(covered, plan.format()));
        // What follows the last window may have its bounds, where it begins at the end of the stream.
        Iterator<Slice> others = StreamSupport.stream(all.spliterator(), false)
                .filter(slice -> begun.stream().noneMatch(slice::coversSameAs))
                .iterator();
        return new ResumedWindows(plan, begun, others);
    }

    /** Before a window that was begun there is a gap, in which the position from which reading goes on is asked for, too. */
    private static void leaveOutWhereReadingGoesOn(Slicer slicer, List<Interval> covered, List<Interval> begun) {
        CursorValue from = slicer.lookBackFrom(covered.get(covered.size() - 1).end());
        begun.stream()
                .filter(window -> !window.end().isBefore(from))
                .findFirst()
                .filter(window -> window.start().isAfter(from))
                .ifPresent(window -> endBefore(slicer, covered, new Interval(from, window.start(), null)));
    }

    private static void endBefore(Slicer slicer, List<Interval> covered, Interval gap) {
        CursorValue end = slicer.around(gap).start();
        covered.removeIf(each -> each.start().isAfter(end));
        covered.replaceAll(each -> new Interval(each.start(), CursorValue.min(each.end(), end), null));
        if (covered.isEmpty()) {
            Interval all = new Interval(CursorValue.min(slicer.start(), gap.start()), gap.end(), null);
            CursorValue before = slicer.around(all).start();
            covered.add(new Interval(before, before, null));
        }
    }

    /**
     * Whether a position is not of a window before a slice. Only matters where a filter of the client's side would let records
     * pass that another window has, which was begun: some of it left in an earlier run.
     *
     * @param begun whether windows of the slice's partition were
     */
    static boolean isOf(CursorPlan plan, Slice slice, CursorValue position, boolean begun) {
        return !begun
                || slice.position() != null
                || !position.isBefore(plan.slicer().boundsOf(slice).start());
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
