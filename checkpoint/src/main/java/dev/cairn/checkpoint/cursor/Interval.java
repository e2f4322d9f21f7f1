package dev.cairn.checkpoint.cursor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of cursor positions that is or will be read completely.
 *
 * @param mostRecent the largest position that a record of the range had, null while there is none
 */
public record Interval(
        CursorValue start, CursorValue end, @Nullable CursorValue mostRecent) {

    private static final Comparator<Interval> ORDER =
            Comparator.comparing(Interval::start).thenComparing(Interval::end);

    /**
     * The same ranges with those joined that overlap or follow each other without a gap, in order. What counts as a gap
     * is the format's to say (source: {@code merge_intervals} of the Python CDK).
     */
    public static List<Interval> merge(List<Interval> intervals, CursorFormat format) {
        List<Interval> merged = new ArrayList<>();
        for (Interval next : intervals.stream().sorted(ORDER).toList()) {
            Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.reaches(next.start, format)) {
                merged.set(merged.size() - 1, last.join(next));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    /** Whether there is no gap between the end of this range and the given position. */
    public boolean reaches(CursorValue position, CursorFormat format) {
        return !format.next(end).isBefore(position);
    }

    private Interval join(Interval next) {
        return new Interval(start, CursorValue.max(end, next.end), later(mostRecent, next.mostRecent));
    }

    private static @Nullable CursorValue later(@Nullable CursorValue a, @Nullable CursorValue b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return CursorValue.max(a, b);
    }
}
