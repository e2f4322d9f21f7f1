package dev.cairn.runtime.spi;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes records many at a time, as text: a {@code CustomTransformation} that runs elsewhere, such as in another process.
 * Thread-safe.
 */
public interface BatchTransformation extends CustomTransformation {

    /**
     * The records after the change, in order and as many. Where one fails, those before it and the failure.
     *
     * @param json a JSON array of objects in UTF-8, of one page
     */
    RecordBatch transform(byte[] json, StreamSlice slice);

    /** One that does what this does and then what another does; empty where the two cannot become one. */
    default Optional<BatchTransformation> then(BatchTransformation next) {
        return Optional.empty();
    }

    /** Not used: records come in batches. */
    @Override
    default void transform(Map<String, @Nullable Object> record, Map<String, @Nullable Object> slice) {
        throw new UnsupportedOperationException("records are transformed in batches");
    }
}
