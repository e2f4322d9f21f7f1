package dev.cairn.runtime.http.auth;

import dev.cairn.runtime.http.RequestOptions;

/** Adds credentials to requests. Thread-safe: one may serve all workers of a stream. */
public interface Authenticator {

    /** Adds nothing. */
    Authenticator NONE = () -> RequestOptions.NONE;

    /**
     * What a request needs, obtained anew where it has expired. Asked again before a request is repeated, when only the
     * headers are used.
     *
     * @throws dev.cairn.runtime.error.SyncException if the credentials cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for them
     */
    RequestOptions credentials() throws InterruptedException;

    /**
     * Obtains credentials anew although they have not expired.
     *
     * @return false if there is nothing to obtain
     */
    default boolean refresh() throws InterruptedException {
        return false;
    }
}
