package dev.cairn.runtime.internal.sync;

import dev.cairn.cursor.SliceTracker;
import dev.cairn.cursor.StreamCursor;
import dev.cairn.runtime.internal.retriever.SliceEvent;

/**
 * Decides which states of a stream leave whose states are to vouch for all records before them, and which records are
 * withdrawn. Belongs to the read loop.
 *
 * <p>It relies on {@link SliceTurns}, which let it hear of one slice after the other: the records that no state vouches for are
 * the last ones, and of the slice whose turn it is.
 */
final class ExactStates {

    private final StreamCursor cursor;
    private SliceTracker slice = SliceTracker.NONE;
    private long ofSlice;
    private long ofWindow;

    ExactStates(StreamCursor cursor) {
        this.cursor = cursor;
    }

    /** Something comes of a slice. */
    void reading(SliceTracker now) {
        if (now != slice) {
            slice = now;
            ofSlice = 0;
            ofWindow = 0;
        }
    }

    /** A record of that slice is accepted. */
    void accepted() {
        ofSlice++;
        ofWindow++;
    }

    /**
     * Something happened to a slice. Of a slice that is not being read only waits are told.
     *
     * @return how many of the records since the last state are withdrawn
     */
    long told(SliceTracker of, SliceEvent event, long recordsSinceState) {
        if (event == SliceEvent.WINDOW_STARTED) {
            reading(of);
            ofWindow = 0;
        } else if (event == SliceEvent.WINDOW_SPLIT) {
            reading(of);
            long withdrawn = Math.min(ofWindow, recordsSinceState);
            ofSlice -= withdrawn;
            ofWindow = 0;
            return withdrawn;
        }
        return 0;
    }

    /** The slice that is being read was read to its end. */
    void closed() {
        reading(SliceTracker.NONE);
    }

    /** Nothing more comes of the slice that is being read, though it was not read to its end; returns likewise. */
    long ended(long recordsSinceState) {
        slice.withdrawn();
        long withdrawn = Math.min(ofSlice, recordsSinceState);
        ofSlice = 0; // where slices have no tracker of their own
        reading(SliceTracker.NONE);
        return withdrawn;
    }

    /**
     * Whether a state that the cursor tells now leaves: if it vouches for all records before it, or if it says less than the one
     * before, which would lose records. That happens where an API breaks the order of its records.
     */
    boolean lets() {
        return cursor.vouchesForAll() || slice.isTakenBack();
    }

    /** A state has left. */
    void told() {
        slice.kept();
    }
}
