package dev.cairn.destination.internal.sync;

import dev.cairn.destination.KeptStream;
import dev.cairn.destination.StreamReport;
import dev.cairn.destination.TakenRows;
import dev.cairn.destination.WriteMode;
import java.util.List;

/** Counts what becomes of a stream's rows in one sync. Belongs to the thread that writes. */
final class RowCounts {

    private long received;
    private long withdrawn;
    private long sinceState;
    private long unfit;
    private long added;
    private long changed;
    private long again;

    void received(long rows) {
        received += rows;
        sinceState += rows;
    }

    void withdrawn(long rows) {
        withdrawn += rows;
        sinceState -= rows;
    }

    /** A state vouches for all that was received. */
    void vouchedFor() {
        sinceState = 0;
    }

    /** How many rows have come that no state vouches for yet. */
    long sinceState() {
        return sinceState;
    }

    /** A row has a value that does not fit. */
    void unfit() {
        unfit++;
    }

    void taken(TakenRows rows) {
        added += rows.added();
        changed += rows.changed();
        again += rows.again();
    }

    /** How many rows should have been taken and were not. */
    long missing() {
        return received - withdrawn - added - changed - again;
    }

    StreamReport report(KeptStream kept, WriteMode mode, boolean complete, List<String> notes) {
        return new StreamReport(
                kept.stream(),
                kept.table(),
                mode,
                complete,
                added,
                changed,
                again,
                unfit,
                received - added - changed - again,
                kept.progress().rows(),
                kept.progress().position(),
                kept.progress().error(),
                notes);
    }
}
