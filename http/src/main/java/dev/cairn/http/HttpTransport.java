package dev.cairn.http;

import java.io.IOException;

/**
 * Sends one request and returns its response. Redirects are returned like any response; the caller follows them.
 * Thread-safe.
 */
@FunctionalInterface
public interface HttpTransport extends AutoCloseable {

    /**
     * Sends a request and waits for the headers of its response.
     *
     * @throws IOException if no response came; reading the body may fail in the same ways
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    RawResponse send(Request request) throws IOException, InterruptedException;

    /** Gives up what is not in use, such as connections that are kept for later. May be called at any time; sending goes on. */
    @Override
    default void close() {}
}
