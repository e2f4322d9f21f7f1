package dev.cairn.runtime.spi;

import dev.cairn.core.error.SyncException;

/** An authenticator that sees the whole request, such as one that signs it. Thread-safe. */
public interface SigningAuthenticator extends CustomAuthenticator {

    /**
     * The request as it is to be sent, with its credentials. Asked for before each request, and again before it is repeated.
     *
     * @throws SyncException if there are no credentials to be had
     * @throws InterruptedException if the sync is being stopped
     */
    HttpCall sign(HttpCall request) throws InterruptedException;
}
