package dev.cairn.runtime.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent. Its body must not be changed.
 *
 * @param method upper case
 * @param url absolute and percent-encoded
 * @param headers names in any case
 * @param body the bytes to send, or null for none
 */
@SuppressWarnings("ArrayRecordComponent") // a copy per request would cost more than it protects
public record HttpCall(String method, String url, Map<String, String> headers, byte @Nullable [] body) {

    public HttpCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A GET without headers. */
    public static HttpCall get(String url) {
        return new HttpCall("GET", url, Map.of(), null);
    }

    /** This request with another address. */
    public HttpCall withUrl(String other) {
        return new HttpCall(method, other, headers, body);
    }

    /** This request with one header more, or another value of it. */
    public HttpCall withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return new HttpCall(method, url, more, body);
    }

    /** This request with another body. */
    public HttpCall withBody(byte @Nullable [] other) {
        return new HttpCall(method, url, headers, other);
    }
}
