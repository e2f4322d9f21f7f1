package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorFormat;
import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.Interval;
import dev.cairn.cursor.Slicer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what has been read of a stream or of one of its partitions. Used by the read loop only.
 *
 * <p>It knows two things and keeps them apart: the intervals that are complete, and the slices that were opened after
 * them, in order. What it vouches for is a pure function of these: the first complete interval, and the safe point of
 * the earliest open slice where that follows without a gap. A slice that is complete while an earlier one is open counts
 * when the earlier one is complete, too.
 */
final class Ledger {

    private final CursorFormat format;
    private final Slicer slicer;
    private List<Interval> completed;
    private final Map<SliceProgress, @Nullable Closing> opened = new LinkedHashMap<>();
    /** How far a state must be so that no record of a closed slice comes again. */
    private @Nullable CursorValue owed;

    /** @param interval what the slice adds, null for nothing */
    private record Closing(@Nullable Interval interval) {}

    /** @param completed what was read before; at least one */
    Ledger(CursorPlan plan, List<Interval> completed) {
        this.format = plan.format();
        this.slicer = plan.slicer();
        this.completed = Interval.merge(completed, format);
    }

    /** Slices are opened in the order of their positions. */
    void open(SliceProgress slice) {
        opened.put(slice, null);
    }

    /** @param interval what is complete now, null where the slice says nothing */
    void close(SliceProgress slice, @Nullable Interval interval) {
        opened.put(slice, new Closing(interval));
        CursorValue ofSlice = slice.owed();
        if (ofSlice != null) {
            owed = owed == null ? ofSlice : CursorValue.max(owed, ofSlice);
        }
        Iterator<@Nullable Closing> closings = opened.values().iterator();
        while (closings.hasNext()) {
            Closing closing = closings.next();
            if (closing == null) {
                return;
            }
            add(closing.interval());
            closings.remove();
        }
    }

    private void add(@Nullable Interval interval) {
        if (interval != null) {
            List<Interval> all = new ArrayList<>(completed);
            all.add(interval);
            completed = Interval.merge(all, format);
        }
    }

    /** Whether the safe point covers all records that were written. */
    boolean vouchesForAll() {
        CursorValue safe = safePoint();
        return covers(safe, owed) && opened.keySet().stream().allMatch(slice -> covers(safe, slice.owed()));
    }

    private boolean covers(CursorValue safe, @Nullable CursorValue position) {
        return position == null || !position.isAfter(safe) || format.sameWhenWritten(position, safe);
    }

    /** What is complete, up to the first slice that is open. */
    List<Interval> completed() {
        return completed;
    }

    /** The position up to which everything has been observed. */
    CursorValue safePoint() {
        Interval first = completed.get(0);
        CursorValue vouchedFor = first.mostRecent() == null ? first.start() : first.mostRecent();
        if (opened.isEmpty()) {
            return vouchedFor;
        }
        SliceProgress earliest = opened.keySet().iterator().next();
        CursorValue reached = earliest.safePoint();
        CursorValue safe = reached == null ? null : slicer.resumable(reached);
        CursorValue start = earliest.bounds().start();
        if (start.isBefore(first.start())) {
            return safe == null ? start : safe; // a hole before all that is complete
        }
        return safe != null && first.reaches(start, format) ? CursorValue.max(vouchedFor, safe) : vouchedFor;
    }
}
