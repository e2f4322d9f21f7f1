package dev.cairn.retrieval.properties;

import dev.cairn.core.error.SyncException;
import java.util.List;

/** All properties that an API offers for a stream. Thread-safe. */
@FunctionalInterface
public interface PropertyList {

    /**
     * The names, in the order in which they are asked for.
     *
     * @throws SyncException if they cannot be found out
     * @throws InterruptedException if the sync is being stopped
     */
    List<String> names() throws InterruptedException;
}
