package dev.cairn.http;

import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent. Immutable; its body must not be changed.
 *
 * @param method the method's name, upper case
 * @param url absolute, percent-encoded, without userinfo and fragment
 * @param body the bytes to send, or null for a request without a body
 * @param connection options of the connection that it is sent over
 */
@SuppressWarnings("ArrayRecordComponent") // a copy per attempt would cost more than it protects
public record Request(
        String method, String url, Headers headers, byte @Nullable [] body, ConnectionOptions connection) {

    /** A request over any connection. */
    public Request(String method, String url, Headers headers, byte @Nullable [] body) {
        this(method, url, headers, body, ConnectionOptions.NONE);
    }

    /** This request with other headers. */
    public Request withHeaders(Headers others) {
        return new Request(method, url, others, body, connection);
    }

    /** This request over a connection with these options. */
    public Request over(ConnectionOptions options) {
        return new Request(method, url, headers, body, options);
    }

    /** Method and URL without its query, since both header values and parameters may be secrets. */
    @Override
    public String toString() {
        int question = url.indexOf('?');
        return method + " " + (question < 0 ? url : url.substring(0, question + 1) + "…");
    }
}
