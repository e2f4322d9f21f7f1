package dev.cairn.runtime.retriever.properties;

import java.util.List;

/** All properties that an API has to offer for a stream. Thread-safe. */
@FunctionalInterface
public interface PropertyList {

    /**
     * The names, in the order in which they are asked for.
     *
     * @throws dev.cairn.runtime.error.SyncException if they cannot be found out
     * @throws InterruptedException if the sync is being stopped
     */
    List<String> names() throws InterruptedException;
}
