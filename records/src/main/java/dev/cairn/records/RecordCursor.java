package dev.cairn.records;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one body, one after the other. Confined to one thread; closing it closes the body. */
public interface RecordCursor extends Closeable {

    /**
     * The next record, or null after the last one.
     *
     * @throws MalformedBodyException if the body cannot be decoded, or what it holds is no record
     * @throws IOException if the body cannot be read
     */
    @Nullable
    StreamRecord next() throws IOException;

    /** How many empty values were left out so far, which count like records where it is asked how full the page is. */
    default long skipped() {
        return 0;
    }

    @Override
    default void close() throws IOException {}

    /** Up to {@code limit} further records; none only at the end. */
    default List<StreamRecord> next(int limit) throws IOException {
        List<StreamRecord> records = new ArrayList<>();
        next(limit, records);
        return records;
    }

    /** Adds up to {@code limit} further records to a list, fewer only at the end, or before a failure. */
    default void next(int limit, List<StreamRecord> target) throws IOException {
        for (int i = 0; i < limit; i++) {
            StreamRecord record = next();
            if (record == null) {
                return;
            }
            target.add(record);
        }
    }

    /** A cursor over records that are there already. */
    static RecordCursor of(Iterator<StreamRecord> records) {
        return () -> records.hasNext() ? records.next() : null;
    }
}
