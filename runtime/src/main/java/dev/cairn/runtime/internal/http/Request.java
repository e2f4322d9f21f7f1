package dev.cairn.runtime.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes on the wire. Immutable; the body must not be changed by whoever holds it.
 *
 * @param method the method's name, upper case
 * @param url absolute, percent-encoded, without userinfo and fragment
 * @param body the bytes to send, or null for a request without a body
 * @param cookies takes what the responses to it set, and has what its redirects send; null for no cookies
 * @param connection what it wants of the connection that it is sent over
 */
@SuppressWarnings("ArrayRecordComponent") // a copy per attempt would cost more than it protects
public record Request(
        String method,
        String url,
        Headers headers,
        byte @Nullable [] body,
        @Nullable CookieJar cookies,
        ConnectionOptions connection) {

    /** A request without cookies. */
    public Request(String method, String url, Headers headers, byte @Nullable [] body) {
        this(method, url, headers, body, null, ConnectionOptions.NONE);
    }

    /** This request with the cookies that are known for its URL, unless it has some already. */
    Request with(CookieJar jar) {
        Optional<String> known = headers.contains("Cookie") ? Optional.empty() : jar.header(url);
        Headers all = known.isEmpty() ? headers : headers.with(Map.of("Cookie", known.get()));
        return new Request(method, url, all, body, jar, connection);
    }

    /** This request with other headers. */
    public Request withHeaders(Headers others) {
        return new Request(method, url, others, body, cookies, connection);
    }

    /** This request over a connection with these options. */
    Request over(ConnectionOptions options) {
        return new Request(method, url, headers, body, cookies, options);
    }

    /** This request with a connection of its own. */
    public Request onItsOwn() {
        return over(connection.onItsOwn());
    }

    /** The body as text, for messages; empty where there is none. */
    String bodyText() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** Method and URL without its query, since both header values and parameters may be secrets. */
    @Override
    public String toString() {
        int question = url.indexOf('?');
        return method + " " + (question < 0 ? url : url.substring(0, question + 1) + "…");
    }
}
