package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorFormat;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.Slicer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the intervals of a state of what was read and of the slices that are open: what may still come of these is left out,
 * so that it lies in gaps. Used by one thread, for one state.
 *
 * <p>Whoever goes on from intervals asks for the gaps between them, as the slicer says, and then for what follows the last
 * one. So both ends of a gap are settled positions, or bounds of slices, and are asked for once more.
 */
final class Gaps {

    /** A state has no more intervals than that; what has been read behind them comes again. */
    static final int MOST_INTERVALS = 100;

    private final Slicer slicer;
    private final CursorFormat format;
    private final List<Interval> unread = new ArrayList<>();
    private List<Interval> read;

    /** @param read what has been read, including what open slices vouch for themselves */
    Gaps(Slicer slicer, CursorFormat format, List<Interval> read) {
        this.slicer = slicer;
        this.format = format;
        this.read = new ArrayList<>(read);
    }

    /** This is still to come, both bounds included, whatever was read of it before. The earliest one is the first. */
    void leave(Interval range) {
        Interval around = slicer.around(range);
        List<Interval> rest = new ArrayList<>();
        for (Interval each : read) {
            addPart(rest, each, each.start(), CursorValue.min(each.end(), around.start()));
            addPart(rest, each, CursorValue.max(each.start(), around.end()), each.end());
        }
        if (unread.isEmpty()) { // there is always something before the first gap, so that filters let the gap pass
            rest.add(new Interval(around.start(), around.start(), null));
        }
        unread.add(range);
        read = rest;
    }

    private static void addPart(List<Interval> parts, Interval whole, CursorValue start, CursorValue end) {
        if (!start.isAfter(end)) {
            CursorValue latest = whole.mostRecent();
            parts.add(new Interval(start, end, latest == null ? null : CursorValue.min(latest, end)));
        }
    }

    /**
     * The intervals of a state.
     *
     * @param position what a state without gaps would say
     * @return one where there is no gap, none where a gap would not be asked for as a whole
     */
    List<Interval> intervals(CursorValue position) {
        List<Interval> merged = Interval.merge(read, format);
        merged = merged.subList(0, Math.min(merged.size(), MOST_INTERVALS));
        int last = merged.size() - 1;
        while (last > 0 && endOfLast(merged.get(last)) == null) {
            last--;
        }
        List<Interval> said = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            Interval each = merged.get(i);
            CursorValue end = i > 0 && i == last ? endOfLast(each) : each.end();
            said.add(new Interval(each.start(), end == null ? each.end() : end, i == 0 ? position : each.mostRecent()));
        }
        return unread.stream().allMatch(range -> isLeftOut(said, range)) ? said : List.of();
    }

    /**
     * What a state says when there is no gap left before what is open: all positions of the slices before that are settled.
     *
     * @param position what is said at least
     */
    CursorValue latest(CursorValue position) {
        List<Interval> merged = Interval.merge(read, format);
        CursorValue latest = merged.size() == 1 ? endOfLast(merged.get(0)) : null;
        return latest == null ? position : CursorValue.max(position, latest);
    }

    /**
     * Reading goes on at the end of the last interval, after all gaps. As always it goes on at the latest record, and not
     * at the end of the slice: records that came after it was read may be older than that.
     *
     * @return null without a record
     */
    private static @Nullable CursorValue endOfLast(Interval last) {
        CursorValue latest = last.mostRecent();
        return latest == null || latest.isBefore(last.start()) ? null : CursorValue.min(latest, last.end());
    }

    /** Whether who goes on asks for all of a range. */
    private boolean isLeftOut(List<Interval> said, Interval range) {
        int after = 0;
        while (after < said.size() && !said.get(after).start().isAfter(range.start())) {
            after++;
        }
        if (after == 0) {
            return false;
        }
        CursorValue before = said.get(after - 1).end();
        if (after == said.size()) {
            return !before.isAfter(range.start());
        }
        Interval asked = slicer.gap(before, said.get(after).start());
        return !asked.start().isAfter(range.start()) && !asked.end().isBefore(range.end());
    }
}
