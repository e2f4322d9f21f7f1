package dev.cairn.http.request;

import dev.cairn.error.SyncException;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told about each request, its waits and its failures, for statuses and logs. Thread-safe; called by the thread that
 * sends, which waits for it.
 *
 * <p>The texts it is given contain no secrets.
 */
public interface RequestObserver {

    /** Hears and does nothing. */
    RequestObserver SILENT = new RequestObserver() {};

    /** A request is about to be sent, for the first time or again. */
    default void requesting(String url) {}

    /** The request that failed last is going to be sent again. */
    default void retrying() {}

    /** A request goes out with its credentials, for the first time or again. */
    default void sent(Request request) {}

    /**
     * The headers of its answer have come.
     *
     * @return the answer to go on with
     */
    default RawResponse answered(RawResponse response) {
        return response;
    }

    /**
     * The answer that came last is no page after all.
     *
     * @param purpose what it is instead
     */
    default void rejected(RequestPurpose purpose) {}

    /** An observer for requests with a purpose. */
    default RequestObserver about(RequestPurpose purpose) {
        return this;
    }

    /** An observer for requests that are made for a parent of the stream. */
    default RequestObserver ofParent() {
        return this;
    }

    /** An observer for requests whose responses contain secrets that are not known yet. */
    default RequestObserver ofSecrets() {
        return this;
    }

    /**
     * The API has refused a request since there were too many.
     *
     * @param wait how long the next attempt is put off; zero if there will be none
     */
    default void rateLimited(Duration wait) {}

    /** The next attempt is put off; also after {@link #rateLimited}. */
    default void waiting(Duration wait, String reason) {}

    /** The thread that calls waits for a custom component, by its class name; null when it does so no more. */
    default void atWork(@Nullable String component) {}

    /** Something that a log should say at level INFO. */
    default void noted(String text) {}

    /** Something that a log should say at level WARN. */
    default void warned(String text) {}

    /** Records are left out since the API has not sent them, which a log should say at level WARN. */
    default void incomplete(String text) {
        warned(text);
    }

    /** Something failed that is tried again, but that the platform should know of at once. */
    default void failed(SyncException failure) {}
}
