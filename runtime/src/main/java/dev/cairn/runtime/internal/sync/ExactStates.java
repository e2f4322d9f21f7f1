package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.retrieval.SliceEvent;

/**
 * States vouch for all records before them, or do not leave; records for which no state will vouch are withdrawn. Belongs
 * to the read loop.
 *
 * <p>It relies on {@link SliceTurns}, which let it hear of one slice after the other: the records that no state vouches for are
 * the last ones, and of the slice whose turn it is.
 */
final class ExactStates implements StatePolicy {

    private final StreamCursor cursor;
    private SliceTracker slice = SliceTracker.NONE;
    private long ofSlice;
    private long ofWindow;
    private long sinceState;
    private boolean complete;

    ExactStates(StreamCursor cursor) {
        this.cursor = cursor;
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public void reading(SliceTracker now) {
        if (now != slice) {
            slice = now;
            ofSlice = 0;
            ofWindow = 0;
        }
    }

    @Override
    public void accepted() {
        ofSlice++;
        ofWindow++;
        sinceState++;
    }

    /** Of a slice that is not being read only waits are told. */
    @Override
    public long happened(SliceTracker of, SliceEvent event) {
        if (event == SliceEvent.WINDOW_STARTED) {
            reading(of);
            ofWindow = 0;
        } else if (event == SliceEvent.WINDOW_SPLIT) {
            reading(of);
            long withdrawn = withdraw(ofWindow);
            ofSlice -= withdrawn;
            ofWindow = 0;
            return withdrawn;
        }
        return 0;
    }

    private long withdraw(long most) {
        long withdrawn = Math.min(most, sinceState);
        sinceState -= withdrawn;
        return withdrawn;
    }

    @Override
    public void closed() {
        reading(SliceTracker.NONE);
    }

    @Override
    public long failed(SliceTracker of) {
        reading(of);
        return stopped();
    }

    @Override
    public long stopped() {
        slice.withdrawn();
        long withdrawn = withdraw(ofSlice);
        ofSlice = 0; // where slices have no tracker of their own
        reading(SliceTracker.NONE);
        return withdrawn;
    }

    @Override
    public void complete() {
        complete = true;
    }

    @Override
    public long ended() {
        return complete ? 0 : withdraw(sinceState);
    }

    /**
     * A state leaves if it vouches for all records before it, or if it says less than the one before, which would lose
     * records. That happens where an API breaks the order of its records.
     */
    @Override
    public boolean lets() {
        return complete || cursor.vouchesForAll() || slice.isTakenBack();
    }

    @Override
    public void left() {
        sinceState = 0;
        slice.kept();
    }

    @Override
    public boolean repeats() {
        return false;
    }
}
