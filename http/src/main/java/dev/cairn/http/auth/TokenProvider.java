package dev.cairn.http.auth;

import dev.cairn.core.error.SyncException;

/** Gives a token, and obtains it first if necessary. Thread-safe. */
@FunctionalInterface
public interface TokenProvider {

    /**
     * The token to send now.
     *
     * @throws SyncException if it cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for it
     */
    String token() throws InterruptedException;
}
