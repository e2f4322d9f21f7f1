package dev.cairn.runtime.spi;

import dev.cairn.core.error.SyncException;

/** Adds credentials to requests: implements a {@code CustomAuthenticator}. Thread-safe. */
@FunctionalInterface
public interface CustomAuthenticator extends CustomComponent {

    /**
     * What the next request needs; asked for before each request, and again before it is repeated. Tokens that are obtained
     * here should be kept, and told to {@link ComponentContext#addSecret}.
     *
     * @throws SyncException if there are none to be had
     * @throws InterruptedException if the sync is being stopped
     */
    Credentials credentials() throws InterruptedException;

    /**
     * Obtains new credentials, since the API did not accept the present ones and its error handler says
     * {@code REFRESH_TOKEN_THEN_RETRY}. Several workers may ask at once.
     *
     * @return false if there is nothing to obtain
     */
    default boolean renew() throws InterruptedException {
        return false;
    }
}
