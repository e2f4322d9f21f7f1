package dev.cairn.retrieval.partition;

import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.slice.Slice;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Retriever;
import java.util.Iterator;
import java.util.concurrent.Executor;

/**
 * A stream whose records become partitions of another stream.
 *
 * @param name as it stands in parent states
 * @param cursor of this parent only
 * @param sleeper waits until a slice of it is ready
 * @param ahead runs what it is given soon, in another thread, or not at all: pages that no one waits for yet
 */
public record ParentStream(String name, Retriever retriever, StreamCursor cursor, Sleeper sleeper, Executor ahead) {

    /** A record, and what the parent found it in. */
    public record Row(StreamRecord record, Slice slice) {}

    /** The records, read as they are asked for, and nothing sooner, since they may not be read to their end; called once. Moves the cursor. */
    public Iterator<Row> rows() {
        ParentRecordReader records = new ParentRecordReader(this, page -> {});
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Row next() {
                ParentRecordReader.Item item = records.next();
                return new Row(item.record(), item.slice());
            }
        };
    }
}
