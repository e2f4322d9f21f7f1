package dev.cairn.http.request;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds credentials to requests. Thread-safe: all workers of a stream may share one. */
public interface Authenticator {

    /** Adds nothing. */
    Authenticator NONE = () -> RequestOptions.NONE;

    /**
     * The credentials for a request; new ones are obtained if they have expired.
     *
     * @throws SyncException if the credentials cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for them
     */
    RequestOptions credentials() throws InterruptedException;

    /**
     * The headers among the credentials, as they are at the moment of sending. Asked for right before a request is sent,
     * and again before it is repeated.
     *
     * @throws SyncException if the credentials cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for them
     */
    default Map<String, @Nullable Object> headers() throws InterruptedException {
        return credentials().headers();
    }

    /**
     * The request with these headers, right before it is sent for the first time or again. May wait until there are
     * credentials to spend.
     *
     * @param notices learns of waits
     * @throws SyncException if the credentials cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for them
     */
    default Request sign(Request request, RequestNotices notices) throws InterruptedException {
        return request.withHeaders(
                request.headers().with(RequestAssembler.headers(headers()).asMap()));
    }

    /**
     * Whether each request is charged or signed by itself, so that none can be made before its turn with the credentials of
     * the one before.
     */
    default boolean signsEach() {
        return false;
    }

    /** Learns what the API answered to a request that this has signed; not told of answers from a cache. */
    default void answered(Request request, int status, Headers headers) {}

    /** Whether a request that was refused for its credentials' sake would be signed with others if it were repeated now. */
    default boolean hasOther(Request refused) {
        return false;
    }

    /**
     * Obtains new credentials although the present ones have not expired, unless that has happened since the request
     * was made.
     *
     * @param rejected the request that the API did not accept
     * @return false if there is nothing to obtain
     * @throws SyncException if the credentials cannot be obtained
     * @throws InterruptedException if the thread was interrupted while waiting for them
     */
    default boolean refresh(Request rejected) throws InterruptedException {
        return false;
    }
}
