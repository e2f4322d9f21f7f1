package dev.cairn.runtime.record.extract;

import dev.cairn.runtime.record.RecordCursor;
import dev.cairn.runtime.record.StreamRecord;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The records that an expander makes of others. */
final class ExpandedRecords implements RecordCursor {

    private final RecordCursor parents;
    private final RecordExpander expander;
    private Iterator<StreamRecord> current = Collections.emptyIterator();

    ExpandedRecords(RecordCursor parents, RecordExpander expander) {
        this.parents = parents;
        this.expander = expander;
    }

    @Override
    public @Nullable StreamRecord next() throws IOException {
        while (!current.hasNext()) {
            StreamRecord parent = parents.next();
            if (parent == null) {
                return null;
            }
            current = expander.expand(parent).iterator();
        }
        return current.next();
    }

    @Override
    public void close() throws IOException {
        parents.close();
    }
}
