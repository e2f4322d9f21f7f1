package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorFormat;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import java.util.List;

/**
 * What a state says of a stream or of one of its partitions. Immutable.
 *
 * @param position everything up to it has been read
 * @param intervals the same and what has been read behind gaps, in order, the first one with that position as its most
 *     recent; empty where there is no gap, so that the position says all
 */
record Coverage(CursorValue position, List<Interval> intervals) {

    Coverage {
        intervals = List.copyOf(intervals);
    }

    /** No gap. */
    static Coverage upTo(CursorValue position) {
        return new Coverage(position, List.of());
    }

    /** Whether both are written alike. */
    boolean isLike(Coverage other, CursorFormat format) {
        if (!format.sameWhenWritten(position, other.position) || intervals.size() != other.intervals.size()) {
            return false;
        }
        for (int i = 0; i < intervals.size(); i++) {
            Interval mine = intervals.get(i);
            Interval its = other.intervals.get(i);
            if (!format.sameWhenWritten(mine.start(), its.start()) || !format.sameWhenWritten(mine.end(), its.end())) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is something that this one says has been read, and the other one does not. */
    boolean exceeds(Coverage other) {
        return position.isAfter(other.position) || intervals.stream().anyMatch(interval -> !other.has(interval));
    }

    private boolean has(Interval interval) {
        return !interval.end().isAfter(position)
                || intervals.stream()
                        .anyMatch(own -> !own.start().isAfter(interval.start())
                                && !own.end().isBefore(interval.end()));
    }
}
