package dev.cairn.cursor;

/**
 * The settings of a stream's cursor. Immutable; thread-safe.
 *
 * @param stream the stream's name, for messages
 * @param cursorField the top-level field of the records that holds their position
 * @param pagesPerCheckpointInterval after how many pages of a slice a state is due; 0 for states at the end of slices
 *     only
 */
public record CursorPlan(
        String stream, String cursorField, CursorFormat format, Slicer slicer, int pagesPerCheckpointInterval) {

    public CursorPlan {
        if (pagesPerCheckpointInterval < 0) {
            throw new IllegalArgumentException("pagesPerCheckpointInterval: " + pagesPerCheckpointInterval);
        }
    }

    /** The same with another interval; 0 for states at the end of slices only. */
    public CursorPlan withInterval(int pages) {
        return pages == pagesPerCheckpointInterval ? this : new CursorPlan(stream, cursorField, format, slicer, pages);
    }

    public boolean checkpointsInSlices() {
        return pagesPerCheckpointInterval > 0;
    }
}
