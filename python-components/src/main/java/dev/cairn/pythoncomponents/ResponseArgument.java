package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.HttpAnswer;
import dev.cairn.runtime.spi.HttpCall;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A response as a call hands it to Python: what came with the body goes with the call; the body does, too, or is read from
 * here while it is needed. Confined to one thread; closing it ends the reading.
 */
final class ResponseArgument implements AutoCloseable {

    private static final Map<String, @Nullable Object> NOBODY_ASKED =
            Map.of("status", 200L, "url", "", "headers", Map.of());

    private final Bodies bodies;
    private final Map<String, @Nullable Object> json;
    private final byte[] attachment;
    private final @Nullable Long number;

    private ResponseArgument(
            Bodies bodies, Map<String, @Nullable Object> head, byte[] attachment, @Nullable InputStream body) {
        this.bodies = bodies;
        this.attachment = attachment;
        this.number = body == null ? null : bodies.add(body);
        this.json = new LinkedHashMap<>(head);
        json.put("body", number);
    }

    /** A response whose body is needed for sure. */
    static ResponseArgument whole(Bodies bodies, Optional<HttpAnswer> answer, InputStream body) {
        byte[] buffered = answer.map(HttpAnswer::buffered).orElse(null);
        Map<String, @Nullable Object> head = answer.map(ResponseArgument::head).orElse(NOBODY_ASKED);
        return buffered == null
                ? new ResponseArgument(bodies, head, Frame.NOTHING, body)
                : new ResponseArgument(bodies, head, buffered, null);
    }

    /** A response of which often only the head is looked at. */
    static ResponseArgument lazy(Bodies bodies, HttpAnswer answer) {
        return new ResponseArgument(bodies, head(answer), Frame.NOTHING, new LazyBody(answer));
    }

    private static Map<String, @Nullable Object> head(HttpAnswer answer) {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("status", answer.status());
        head.put("url", answer.url());
        head.put("headers", answer.headers());
        head.put("request", answer.request().map(ResponseArgument::request).orElse(null));
        return head;
    }

    private static Map<String, @Nullable Object> request(HttpCall call) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("method", call.method());
        request.put("url", call.url());
        request.put("headers", call.headers());
        byte[] body = call.body();
        request.put("body", body == null ? null : new String(body, StandardCharsets.ISO_8859_1));
        return request;
    }

    Map<String, @Nullable Object> json() {
        return json;
    }

    byte[] attachment() {
        return attachment;
    }

    @Override
    public void close() {
        try {
            if (number != null) {
                bodies.close(number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for the body when the first byte is. */
    private static final class LazyBody extends FilterInputStream {

        private final HttpAnswer answer;

        LazyBody(HttpAnswer answer) {
            super(InputStream.nullInputStream());
            this.answer = answer;
        }

        @Override
        public byte[] readNBytes(int most) throws IOException {
            if (!(in instanceof ByteArrayInputStream)) {
                in = new ByteArrayInputStream(answer.bytes());
            }
            return in.readNBytes(most);
        }
    }
}
