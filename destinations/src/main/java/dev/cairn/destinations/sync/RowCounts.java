package dev.cairn.destinations.sync;

import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.TakenRows;
import dev.cairn.destinations.WriteMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of a stream's rows in one sync. Belongs to the thread that writes. */
final class RowCounts {

    /** More are not told: there may be as many as records. */
    private static final int MOST_FIELDS = 100;

    /** Rows that wait since an earlier sync, and are not withdrawn. */
    private long before;
    /** Rows that wait and are committed. */
    private long keptRows;

    private long received;
    private long withdrawn;
    private long sinceState;
    private long unfit;
    private final Map<String, Long> unfitFields = new LinkedHashMap<>();
    private long added;
    private long changed;
    private long again;

    void received(long rows) {
        received += rows;
        sinceState += rows;
    }

    /** An earlier sync has left rows that wait. */
    void resumed(long rows) {
        before = rows;
        keptRows = rows;
    }

    /** The last rows that wait do not count. */
    void withdrawn(long rows) {
        long received = Math.min(rows, sinceState);
        withdrawn += received;
        sinceState -= received;
        before -= rows - received;
        keptRows = Math.min(keptRows, waiting());
    }

    /** A state vouches for all that was received. */
    void vouchedFor() {
        sinceState = 0;
    }

    /** How many rows have come that no state vouches for yet. */
    long sinceState() {
        return sinceState;
    }

    /** A row has come, with values in some fields that do not fit. */
    void unfit(List<String> fields) {
        if (fields.isEmpty()) {
            return;
        }
        unfit++;
        for (String field : fields) {
            if (unfitFields.size() < MOST_FIELDS || unfitFields.containsKey(field)) {
                unfitFields.merge(field, 1L, Long::sum);
            }
        }
    }

    /** All that wait are committed, to be taken later. */
    void kept() {
        keptRows = waiting();
    }

    void taken(TakenRows rows) {
        keptRows = 0;
        added += rows.added();
        changed += rows.changed();
        again += rows.again();
    }

    /** How many rows have come, and were neither taken nor withdrawn. */
    long waiting() {
        return before + received - withdrawn - added - changed - again;
    }

    StreamReport report(
            KeptStream kept, WriteMode mode, boolean complete, List<String> notes, List<ColumnChange> changes) {
        return new StreamReport(
                kept.stream(),
                kept.table().name(),
                mode,
                complete,
                added,
                changed,
                again,
                unfit,
                unfitFields,
                before + received - added - changed - again - keptRows,
                kept.progress().rows(),
                kept.progress().position(),
                kept.progress().error(),
                notes,
                changes);
    }
}
