package dev.cairn.checkpoint.cursor;

import dev.cairn.templates.time.IsoDuration;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How gaps between intervals of time are asked for. Immutable.
 *
 * <p>A gap begins and ends one granularity inside; without one, with the bounds of the intervals around it. With clamping it
 * begins with a whole period (source: {@code ConcurrentCursor.stream_slices} of the Python CDK).
 */
record DatetimeGaps(CursorFormat format, @Nullable IsoDuration granularity, Clamping clamping) {

    /** What is asked for between two intervals, of which the one ends and the other starts there. */
    Interval between(CursorValue before, CursorValue behind) {
        return new Interval(written(before, time -> clamping.up(later(time))), written(behind, this::earlier), null);
    }

    /** The latest end of an interval before a range, and the earliest start of one behind it. */
    Interval around(Interval range) {
        return new Interval(
                written(range.start(), time -> earlier(clamping.down(time))), written(range.end(), this::later), null);
    }

    private OffsetDateTime later(OffsetDateTime time) {
        return granularity == null ? time : granularity.addTo(time);
    }

    private OffsetDateTime earlier(OffsetDateTime time) {
        return granularity == null ? time : granularity.subtractFrom(time);
    }

    /** As it is when it is read from a state or from a slice; where it stands if there is no such time in the calendar. */
    private CursorValue written(CursorValue position, UnaryOperator<OffsetDateTime> moved) {
        try {
            CursorValue exact = new DatetimeValue(moved.apply(DatetimeCursorFormat.timeOf(position)));
            return Objects.requireNonNullElse(format.parse(format.format(exact)), exact);
        } catch (DateTimeException e) {
            return position;
        }
    }
}
