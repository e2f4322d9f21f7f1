package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.records.RecordCursor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.extract.RecordArray;
import dev.cairn.runtime.spi.BatchExtractor;
import dev.cairn.runtime.spi.RecordBatch;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The records that a custom extractor finds many at a time. Confined to one thread. */
final class BatchRecords implements RecordCursor {

    private final BatchExtractor.Batches batches;
    private final Closeable body;
    private Iterator<StreamRecord> records = Collections.emptyIterator();
    private @Nullable RuntimeException failure;

    /** @param body closed with it */
    BatchRecords(BatchExtractor.Batches batches, Closeable body) {
        this.batches = batches;
        this.body = body;
    }

    @Override
    public @Nullable StreamRecord next() throws IOException {
        while (!records.hasNext()) {
            if (failure != null) {
                throw failure;
            }
            if (!batches.hasNext()) {
                return null;
            }
            RecordBatch batch = batches.next();
            records = RecordArray.read(batch.json()).iterator();
            failure = batch.failure();
        }
        return records.next();
    }

    @Override
    public void close() throws IOException {
        batches.close();
        body.close();
    }
}
