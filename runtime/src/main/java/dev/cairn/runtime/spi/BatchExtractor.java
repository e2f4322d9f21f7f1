package dev.cairn.runtime.spi;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the records in a response, many at a time: a {@code CustomRecordExtractor} that runs elsewhere. Thread-safe. */
public interface BatchExtractor extends CustomRecordExtractor {

    /**
     * The records, in the order of the API; a batch with a failure is the last one.
     *
     * @throws IOException if the body cannot be read
     */
    Batches batches(ResponseValues body) throws IOException;

    /** The batches of one response. Confined to one thread. */
    interface Batches extends Iterator<RecordBatch>, AutoCloseable {

        /** No more of them are needed. */
        @Override
        void close();
    }

    /** Not used: records come in batches. */
    @Override
    default Iterator<Map<String, @Nullable Object>> extract(ResponseValues body) {
        throw new UnsupportedOperationException("records are extracted in batches");
    }
}
