package dev.cairn.http.request;

import org.jspecify.annotations.Nullable;

/**
 * Is told what each request does, and changes nothing of it. Thread-safe; called by the thread that sends, which waits
 * for it.
 *
 * <p>The texts it is given contain no secrets.
 */
public interface RequestObserver extends RequestNotices {

    /** Hears and does nothing. */
    RequestObserver SILENT = new RequestObserver() {};

    /** A request is about to be sent, for the first time or again. */
    default void requesting(String url) {}

    /** The request that failed last is going to be sent again. */
    default void retrying() {}

    /** The headers of the answer to a request have come. */
    default void answered() {}

    /** The log that requests and answers are written to. */
    default RequestLog log() {
        return RequestLog.NONE;
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

    /** The thread that calls waits for a custom component, by its class name; null when it does so no more. */
    default void atWork(@Nullable String component) {}
}
