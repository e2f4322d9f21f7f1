package dev.cairn.destination.sync;

import dev.cairn.destination.KeptStream;
import dev.cairn.destination.TakenRows;
import dev.cairn.destination.WriteMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of a stream's rows in one sync. Belongs to the thread that writes. */
final class RowCounts {

    /** More are not told: there may be as many as records. */
    private static final int MOST_FIELDS = 100;

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

    void taken(TakenRows rows) {
        added += rows.added();
        changed += rows.changed();
        again += rows.again();
    }

    /** How many rows should have been taken and were not. */
    long missing() {
        return received - withdrawn - added - changed - again;
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
                received - added - changed - again,
                kept.progress().rows(),
                kept.progress().position(),
                kept.progress().error(),
                notes,
                changes);
    }
}
