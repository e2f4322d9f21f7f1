package dev.cairn.retrieval;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestNotices;
import dev.cairn.records.StreamRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides when pagination starts again within one slice, and from which position. Confined to one thread. */
final class PaginationResets {

    private static final int WITHOUT_CURSOR = 2;

    private final PaginationReset rules;
    private final Slice slice;
    private final RequestNotices notices;
    private final int attemptsAtOnePlace;
    private Slice current;
    private @Nullable CursorValue latest;
    private boolean ascending = true;
    private long records;
    private int attempts;

    PaginationResets(PaginationReset rules, Slice slice, RequestNotices notices) {
        this.rules = rules;
        this.slice = slice;
        this.notices = notices;
        this.attemptsAtOnePlace = rules.cursor() == null ? WITHOUT_CURSOR : 1;
        this.current = slice;
    }

    /** What is read now: the slice, or the rest of it. */
    Slice current() {
        return current;
    }

    /** Whether that is the whole slice. */
    boolean isWhole() {
        return current.coversSameAs(slice);
    }

    void observe(List<StreamRecord> some) {
        records += some.size();
        CursorPlan cursor = rules.cursor();
        if (cursor != null) {
            some.forEach(record -> observe(cursor, record));
        }
    }

    private void observe(CursorPlan cursor, StreamRecord record) {
        CursorValue position = cursor.format().parse(record.field(cursor.cursorField()));
        if (position == null) {
            return;
        }
        CursorValue before = latest;
        if (before == null || position.isAfter(before)) {
            latest = position;
        } else if (position.isBefore(before)) {
            ascending = false;
        }
    }

    /** Whether pagination is to start again after the page that was observed last. */
    boolean isDue() {
        return rules.maxRecords() != null && records >= rules.maxRecords();
    }

    /**
     * Starts pagination again.
     *
     * @throws SystemException if that would read the same for ever
     */
    void restart() {
        Slice before = current;
        current = next();
        if (current.coversSameAs(before)) {
            attempts++;
            if (attempts >= attemptsAtOnePlace) {
                throw new SystemException(
                        "The pages of this stream would be read again and again: pagination is to start anew, but from"
                                + " the same place as before.",
                        "Pagination was reset " + attempts + " times at slice " + current.merged(),
                        null);
            }
        } else {
            attempts = 0;
        }
        records = 0;
        notices.noted("Pagination starts anew: from slice " + before.merged() + " to " + current.merged());
    }

    private Slice next() {
        CursorPlan cursor = rules.cursor();
        if (cursor == null) {
            return current;
        }
        if (!ascending) {
            notices.warned("Stream " + cursor.stream() + " is cut at its latest record, but its records do not come in"
                    + " the order of the cursor, so that some may be missed");
        }
        return latest == null ? slice : cursor.slicer().from(latest, slice);
    }
}
