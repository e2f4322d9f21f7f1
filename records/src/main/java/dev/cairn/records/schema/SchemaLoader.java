package dev.cairn.records.schema;

import dev.cairn.core.error.SyncException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a stream's JSON schema. Thread-safe. */
@FunctionalInterface
public interface SchemaLoader {

    /**
     * The schema as a plain JSON tree, which the caller does not change. May block, since a schema may come from an API.
     *
     * @throws SyncException if there is no schema to be had
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    Map<String, @Nullable Object> load() throws InterruptedException;
}
