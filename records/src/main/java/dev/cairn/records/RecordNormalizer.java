package dev.cairn.records;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the values of records fit the stream's schema. Thread-safe. */
@FunctionalInterface
public interface RecordNormalizer {

    /** Changes a record in place. */
    void normalize(Map<String, @Nullable Object> record);

    /** The same for many records at a time; empty where there is nothing to gain. */
    default Optional<RecordStep> inBatches() {
        return Optional.empty();
    }
}
