package dev.cairn.pythoncomponents;

import dev.cairn.http.ConnectionOptions;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests that components send by themselves, each once: the component retries. What is left of a long body is
 * read when Python reads it. Thread-safe.
 *
 * @param bodies keeps those
 */
record HttpBack(Bodies bodies) {

    private static final int START = 1 << 20;

    /**
     * An answer.
     *
     * @param start of the body, which may be all of it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(Map<String, @Nullable Object> json, byte[] start) {}

    /** @throws IOException if there is none */
    Answer send(Frame frame, CallOrigin caller) throws IOException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        frame.object("headers").forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        Request request = new Request(
                frame.text("method"),
                withoutFragment(frame.text("url")),
                Headers.of(headers).without("Content-Length", "Connection", "Accept-Encoding"),
                Boolean.TRUE.equals(frame.header().get("has_body")) ? frame.attachment() : null,
                new ConnectionOptions(seconds(frame, "connect_timeout"), seconds(frame, "read_timeout"), false));
        return answer(caller.transport().send(request));
    }

    private static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private static @Nullable Duration seconds(Frame frame, String name) {
        return frame.header().get(name) instanceof Number number && number.doubleValue() > 0
                ? Duration.ofMillis((long) (number.doubleValue() * 1000))
                : null;
    }

    private Answer answer(RawResponse response) throws IOException {
        byte[] start;
        try {
            start = response.body().readNBytes(START);
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", response.status());
        json.put("url", response.url());
        json.put("headers", response.headers().all());
        if (start.length < START) {
            response.close();
            json.put("body", null);
        } else {
            json.put("body", bodies.add(response.body()));
        }
        return new Answer(json, start);
    }

    /** What Python calls such a failure. */
    static String kind(IOException failure) {
        if (failure instanceof SSLException) {
            return "SSLError";
        }
        if (failure instanceof SocketTimeoutException) {
            return failure.getClass().getSimpleName().contains("Connect") ? "ConnectTimeout" : "ReadTimeout";
        }
        return "ConnectionError";
    }
}
