package dev.cairn.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * A response whose headers have been read and whose body has not.
 *
 * @param url where the response came from, after redirects
 * @param body the body, content encodings undone; read once, and always closed by the receiver
 */
public record RawResponse(int status, Headers headers, String url, InputStream body) implements AutoCloseable {

    /** This response with another body, such as this one unpacked or watched. */
    public RawResponse withBody(InputStream other) {
        return new RawResponse(status, headers, url, other);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
