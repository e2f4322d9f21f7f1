package dev.cairn.runtime.http.auth;

/** Knows a token, or obtains it. Thread-safe. */
@FunctionalInterface
public interface TokenProvider {

    /**
     * The token to send now.
     *
     * @throws dev.cairn.runtime.error.SyncException if it cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for it
     */
    String token() throws InterruptedException;
}
