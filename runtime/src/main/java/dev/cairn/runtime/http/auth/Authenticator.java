package dev.cairn.runtime.http.auth;

import dev.cairn.runtime.http.Request;
import dev.cairn.runtime.http.RequestOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds credentials to requests. Thread-safe: one may serve all workers of a stream. */
public interface Authenticator {

    /** Adds nothing. */
    Authenticator NONE = () -> RequestOptions.NONE;

    /**
     * What a request needs, obtained anew where it has expired.
     *
     * @throws dev.cairn.runtime.error.SyncException if the credentials cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for them
     */
    RequestOptions credentials() throws InterruptedException;

    /**
     * The headers among the credentials, as they are at the moment of sending. Asked for right before a request is sent,
     * and again before it is repeated.
     *
     * @throws dev.cairn.runtime.error.SyncException if the credentials cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for them
     */
    default Map<String, @Nullable Object> headers() throws InterruptedException {
        return credentials().headers();
    }

    /**
     * Obtains credentials anew although they have not expired, unless that has happened since the request was made.
     *
     * @param rejected the request that the API did not accept
     * @return false if there is nothing to obtain
     * @throws dev.cairn.runtime.error.SyncException if the credentials cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for them
     */
    default boolean refresh(Request rejected) throws InterruptedException {
        return false;
    }
}
