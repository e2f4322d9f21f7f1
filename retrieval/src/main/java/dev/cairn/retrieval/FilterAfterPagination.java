package dev.cairn.retrieval;

import dev.cairn.core.slice.Slice;
import dev.cairn.records.DroppedRecord;
import dev.cairn.records.RecordPredicate;
import dev.cairn.records.StreamRecord;
import dev.cairn.templates.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops records that the paginator has seen, but that are not emitted. Thread-safe.
 *
 * @param filter null where all are emitted
 * @param reportsDropped whether pages tell of what is dropped
 */
record FilterAfterPagination(@Nullable RecordPredicate filter, boolean reportsDropped, Scope scope) {

    /** What is left of a part of a page for the output. */
    Page emitted(Page part, Slice slice) {
        if (filter == null) {
            return part;
        }
        List<StreamRecord> emitted = new ArrayList<>();
        List<DroppedRecord> dropped = new ArrayList<>();
        Iterator<DroppedRecord> before = part.dropped().iterator();
        DroppedRecord next = before.hasNext() ? before.next() : null;
        for (int i = 0; i <= part.records().size(); i++) {
            while (next != null && next.keptBefore() == i) {
                dropped.add(new DroppedRecord(emitted.size(), next.record()));
                next = before.hasNext() ? before.next() : null;
            }
            if (i < part.records().size()) {
                StreamRecord record = part.records().get(i);
                if (filter.keeps(record, slice, scope)) {
                    emitted.add(record);
                } else if (reportsDropped) {
                    dropped.add(new DroppedRecord(emitted.size(), record));
                }
            }
        }
        return new Page(emitted, dropped, part.event(), part.position());
    }
}
