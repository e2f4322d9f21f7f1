package dev.cairn.runtime.spi;

import dev.cairn.core.error.SyncException;

/** Sends requests. Thread-safe. */
@FunctionalInterface
public interface HttpAccess {

    /**
     * Sends a request and waits for its answer, again where the API is overloaded.
     *
     * @return the answer; its status is below 400
     * @throws SyncException if there is none
     * @throws InterruptedException if the sync is being stopped
     */
    HttpAnswer send(HttpCall call) throws InterruptedException;
}
