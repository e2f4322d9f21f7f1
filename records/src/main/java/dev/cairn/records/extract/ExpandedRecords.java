package dev.cairn.records.extract;

import dev.cairn.records.RecordCursor;
import dev.cairn.records.StreamRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads records that an expander makes of other records. */
final class ExpandedRecords implements RecordCursor {

    private final RecordCursor parents;
    private final RecordExpander expander;
    private RecordCursor current = () -> null;

    ExpandedRecords(RecordCursor parents, RecordExpander expander) {
        this.parents = parents;
        this.expander = expander;
    }

    @Override
    public @Nullable StreamRecord next() throws IOException {
        StreamRecord record = current.next();
        while (record == null) {
            StreamRecord parent = parents.next();
            if (parent == null) {
                return null;
            }
            current = expander.expand(parent);
            record = current.next();
        }
        return record;
    }

    @Override
    public void close() throws IOException {
        parents.close();
    }
}
