package dev.cairn.records;

import dev.cairn.core.error.SyncException;
import dev.cairn.templates.Scope;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes records. Thread-safe. */
@FunctionalInterface
public interface RecordTransformation {

    /**
     * Changes a record in place.
     *
     * @param record a plain JSON tree that nothing else refers to
     * @param scope what templates see besides {@code record}: the configuration, the slice
     * @throws SyncException if the record cannot be changed as wanted
     */
    void transform(Map<String, @Nullable Object> record, Scope scope);

    /** The same for many records at a time; empty where there is nothing to gain. */
    default Optional<RecordStep> inBatches() {
        return Optional.empty();
    }
}
