package dev.cairn.checkpoint.cursor;

/**
 * The settings of a stream's cursor. Immutable; thread-safe.
 *
 * @param stream the stream's name, for messages
 * @param cursorField the top-level field of the records that holds their position
 * @param pagesPerCheckpointInterval after how many pages of a slice a state is due; 0 for states at the end of slices
 *     only
 * @param asksForEnd whether requests say where their slice ends, so that a part of a slice that is not its end can be asked
 *     for alone
 * @param asksForStart whether requests say where their slice begins; otherwise each sync reads it from its first page on
 * @param unasked true if nobody asked for states inside of slices: they take at most a hundredth of the time, and records that
 *     are out of order end them without a warning
 */
public record CursorPlan(
        String stream,
        String cursorField,
        CursorFormat format,
        Slicer slicer,
        int pagesPerCheckpointInterval,
        boolean asksForEnd,
        boolean asksForStart,
        boolean unasked) {

    /** A plan of requests that say where their slice begins, and not where it ends. */
    public CursorPlan(
            String stream, String cursorField, CursorFormat format, Slicer slicer, int pagesPerCheckpointInterval) {
        this(stream, cursorField, format, slicer, pagesPerCheckpointInterval, false, true, false);
    }

    public CursorPlan {
        if (pagesPerCheckpointInterval < 0) {
            throw new IllegalArgumentException("pagesPerCheckpointInterval: " + pagesPerCheckpointInterval);
        }
    }

    /** The same with another interval; 0 for states at the end of slices only. */
    public CursorPlan withInterval(int pages) {
        return new CursorPlan(stream, cursorField, format, slicer, pages, asksForEnd, asksForStart, false);
    }

    /** Returns the plan with states inside of slices that nobody asked for. */
    public CursorPlan withUnaskedStates() {
        return new CursorPlan(stream, cursorField, format, slicer, 1, asksForEnd, asksForStart, true);
    }

    public boolean checkpointsInSlices() {
        return pagesPerCheckpointInterval > 0;
    }

    /**
     * Whether states may be made of intervals: what was read behind a gap is not read again then. Where a gap cannot be asked
     * for alone, all behind it would come again, and such a state would be worth nothing.
     */
    public boolean keepsIntervals() {
        return checkpointsInSlices() && asksForEnd;
    }

    /** The plan of a stream whose requests say where their slice ends. */
    public CursorPlan askingForEnd() {
        return new CursorPlan(
                stream, cursorField, format, slicer, pagesPerCheckpointInterval, true, asksForStart, unasked);
    }

    /** Returns the plan of a stream whose requests do not say where their slice begins. */
    public CursorPlan readingFromFirstPage() {
        return new CursorPlan(
                stream, cursorField, format, slicer, pagesPerCheckpointInterval, asksForEnd, false, unasked);
    }
}
