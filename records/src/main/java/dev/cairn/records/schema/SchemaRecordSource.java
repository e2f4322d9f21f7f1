package dev.cairn.records.schema;

import dev.cairn.core.error.SyncException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches the record that describes a stream's fields. Thread-safe. */
@FunctionalInterface
public interface SchemaRecordSource {

    /**
     * The first record, or null where there is none.
     *
     * @throws SyncException if it cannot be fetched
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    @Nullable
    Map<String, @Nullable Object> first() throws InterruptedException;
}
