package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.Slice;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides the part of a stream that is not read yet into slices. Thread-safe. */
public interface Slicer {

    /** Where a stream without state starts. */
    CursorValue start();

    /** Where reading ends, as of now. */
    CursorValue end();

    /**
     * The earliest position that is read when reading resumes from a position; with a lookback it lies before that
     * position.
     */
    default CursorValue lookBackFrom(CursorValue position) {
        return position;
    }

    /** The latest position, up to this one, that reading can go on from without a hole. */
    default CursorValue resumable(CursorValue position) {
        return position;
    }

    /**
     * The slices to read, in order, made while they are asked for.
     *
     * @param completed what has been read before, merged; at least one
     */
    Iterator<Slice> slices(List<Interval> completed);

    /**
     * What these slices ask for of a gap between two intervals.
     *
     * @param before the end of the interval before the gap
     * @param behind the start of the one behind it
     */
    default Interval gap(CursorValue before, CursorValue behind) {
        return new Interval(before, behind, null);
    }

    /**
     * The latest end of an interval before a range, and the earliest start of one behind it, so that slices ask for all of
     * the range.
     */
    default Interval around(Interval range) {
        return range;
    }

    /**
     * The bounds of one of these slices, as they were written into it.
     *
     * @throws IllegalArgumentException if they are not there, or written otherwise
     */
    Interval boundsOf(Slice slice);

    /** The rest of one of these slices from a position on, which must have been met in it. */
    Slice from(CursorValue position, Slice slice);

    /**
     * Two slices, in order, that read the same as one of these slices, or as one that came of this.
     *
     * @param smallest slices of this length are not split any more; null where granularity is the only limit
     * @return null if the slice cannot be split
     */
    default @Nullable List<Slice> halves(Slice slice, @Nullable Duration smallest) {
        return null;
    }

    /**
     * What is done when a slice was read to its end.
     *
     * @param mostRecent the largest position of its records
     * @return null where that says nothing
     */
    @Nullable
    Interval completed(Interval bounds, @Nullable CursorValue mostRecent);
}
