package dev.cairn.runtime.spi;

import java.util.Iterator;
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
     * @param json a JSON array of objects, as {@link dev.cairn.json.PythonJson} has it, of one page
     */
    RecordBatch transform(byte[] json, StreamSlice slice);

    /**
     * What {@link #transform(byte[], StreamSlice)} makes of some arrays, which are of one page; it ends with the first failure.
     * The next array may be taken before the outcome of the one before is given.
     */
    default Iterator<RecordBatch> transform(Iterator<byte[]> arrays, StreamSlice slice) {
        return new Iterator<>() {

            private boolean failed;

            @Override
            public boolean hasNext() {
                return !failed && arrays.hasNext();
            }

            @Override
            public RecordBatch next() {
                RecordBatch changed = transform(arrays.next(), slice);
                failed = changed.failure() != null;
                return changed;
            }
        };
    }

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
