package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what has been read of a stream or of one of its partitions. Used by one thread.
 *
 * <p>It knows two things and keeps them apart: the intervals that are complete, and the slices that were opened after
 * them, in order. What it vouches for is a pure function of these: the first complete interval, and the safe point of
 * the earliest open slice where that follows without a gap. What was read behind a gap counts as an interval of its own,
 * or, where states have no intervals, when the gap is read, too.
 *
 * <p>A slice that was closed may be opened again, until it is confirmed that this will not happen: then it is folded into
 * the complete intervals, as soon as those before it are.
 */
final class Ledger {

    private final CursorPlan plan;
    private final boolean keepsIntervals;
    private List<Interval> completed;
    /** Slices that are not folded; null for an open one. */
    private final Map<SliceProgress, @Nullable Closing> slices = new LinkedHashMap<>();
    /** How far a state must be so that no record of a folded slice comes again. */
    private @Nullable CursorValue owed;

    /** @param interval what the slice adds, null for nothing */
    private record Closing(@Nullable Interval interval, boolean confirmed) {}

    /**
     * @param completed what was read before; at least one
     * @param keepsIntervals whether states may say what was read behind a gap
     */
    Ledger(CursorPlan plan, List<Interval> completed, boolean keepsIntervals) {
        this.plan = plan;
        this.keepsIntervals = keepsIntervals;
        this.completed = Interval.merge(completed, plan.format());
    }

    /** Slices are opened in the order of their positions. A slice that is closed, and not confirmed, is open again. */
    void open(SliceProgress slice) {
        slices.put(slice, null);
    }

    /**
     * A slice was read to its end.
     *
     * @return whether it has something to say
     */
    boolean close(SliceProgress slice) {
        Interval interval = plan.slicer().completed(slice.bounds(), slice.reached());
        slices.compute(slice, (key, known) -> new Closing(interval, known != null && known.confirmed()));
        return interval != null;
    }

    boolean isClosed(SliceProgress slice) {
        return slices.get(slice) != null;
    }

    /**
     * A slice that is closed will not be open again.
     *
     * @return the slices that are folded therefore, this one or others
     */
    List<SliceProgress> confirm(SliceProgress slice) {
        slices.computeIfPresent(slice, (key, closing) -> new Closing(closing.interval(), true));
        List<SliceProgress> folded = new ArrayList<>();
        Iterator<Map.Entry<SliceProgress, @Nullable Closing>> first =
                slices.entrySet().iterator();
        while (first.hasNext()) {
            Map.Entry<SliceProgress, @Nullable Closing> next = first.next();
            Closing closing = next.getValue();
            if (closing == null || !closing.confirmed) {
                break;
            }
            completed = with(completed, closing);
            Interval written = next.getKey().owed();
            owe(written == null ? null : written.end());
            folded.add(next.getKey());
            first.remove();
        }
        return folded;
    }

    private void owe(@Nullable CursorValue position) {
        if (position != null) {
            owed = owed == null ? position : CursorValue.max(owed, position);
        }
    }

    private List<Interval> with(List<Interval> intervals, Closing closing) {
        if (closing.interval() == null) {
            return intervals;
        }
        List<Interval> all = new ArrayList<>(intervals);
        all.add(closing.interval());
        return Interval.merge(all, plan.format());
    }

    /** What is folded. */
    List<Interval> completed() {
        return completed;
    }

    /** The slices that are not folded. */
    Set<SliceProgress> slices() {
        return Collections.unmodifiableSet(slices.keySet());
    }

    /** Whether a state covers all records that were written. */
    boolean vouchesForAll() {
        Coverage coverage = coverage();
        return covers(coverage.position(), owed)
                && slices.keySet().stream().allMatch(slice -> covers(coverage, slice.owed()));
    }

    /** Whether a state says that the slice was read up to where it is settled. */
    boolean saysWhatIsSettled(SliceProgress slice) {
        CursorValue settled = slice.settled();
        return settled != null && covers(coverage(), new Interval(settled, settled, null));
    }

    /**
     * Returns true if a sync that goes on at the settled position asks for less than the one before. It does not while the
     * position is one that the state had before the slice, such as where a client-side filter drops all that came so far.
     */
    boolean settledSkipsPages(SliceProgress slice) {
        CursorValue settled = slice.settled();
        Interval first = completed.get(0);
        return plan.asksForStart()
                && settled != null
                && (settled.isBefore(first.start()) || !covers(vouchedFor(first), settled));
    }

    /** Records at both ends of an interval may come again, as those at a position do. */
    private boolean covers(Coverage coverage, @Nullable Interval written) {
        return written == null
                || covers(coverage.position(), written.end())
                || coverage.intervals().stream()
                        .anyMatch(read -> !endOfGapBefore(read).isAfter(written.start())
                                && !startOfGapBehind(read).isBefore(written.end()));
    }

    private CursorValue endOfGapBefore(Interval read) {
        return plan.slicer().gap(read.end(), read.start()).end();
    }

    private CursorValue startOfGapBehind(Interval read) {
        return plan.slicer().gap(read.end(), read.start()).start();
    }

    /** Whether no record was written. */
    boolean isUntouched() {
        return owed == null && slices.keySet().stream().allMatch(slice -> slice.owed() == null);
    }

    private boolean covers(CursorValue safe, @Nullable CursorValue position) {
        return position == null || !position.isAfter(safe) || plan.format().sameWhenWritten(position, safe);
    }

    /** What a state says. */
    Coverage coverage() {
        CursorValue position = safePoint();
        if (!keepsIntervals || (slices.isEmpty() && completed.size() == 1)) {
            return Coverage.upTo(position);
        }
        List<Interval> read = new ArrayList<>(completed);
        List<Interval> unread = new ArrayList<>();
        slices.forEach((slice, closing) -> {
            Interval part = closing == null ? slice.part() : closing.interval();
            if (part != null) {
                read.add(part);
            }
            Interval left = closing == null ? slice.unread() : null;
            if (left != null) {
                unread.add(left);
            }
        });
        Gaps gaps = new Gaps(plan.slicer(), plan.format(), read);
        unread.forEach(gaps::leave);
        List<Interval> intervals = gaps.intervals(position);
        return switch (intervals.size()) {
            case 0 -> Coverage.upTo(position);
            case 1 -> Coverage.upTo(gaps.latest(position));
            default -> new Coverage(position, intervals);
        };
    }

    /** The position up to which everything has been observed. */
    CursorValue safePoint() {
        List<Interval> complete = completed;
        for (Map.Entry<SliceProgress, @Nullable Closing> next : slices.entrySet()) {
            Closing closing = next.getValue();
            if (closing == null) {
                return safePoint(complete.get(0), next.getKey());
            }
            complete = with(complete, closing);
        }
        return vouchedFor(complete.get(0));
    }

    private CursorValue safePoint(Interval first, SliceProgress earliest) {
        CursorValue vouchedFor = vouchedFor(first);
        CursorValue reached = earliest.safePoint();
        CursorValue safe = reached == null ? null : plan.slicer().resumable(reached);
        CursorValue start = earliest.bounds().start();
        if (start.isBefore(first.start())) {
            return safe == null ? start : safe; // a hole before all that is complete
        }
        return safe != null && first.reaches(start, plan.format()) ? CursorValue.max(vouchedFor, safe) : vouchedFor;
    }

    private static CursorValue vouchedFor(Interval first) {
        return first.mostRecent() == null ? first.start() : first.mostRecent();
    }
}
