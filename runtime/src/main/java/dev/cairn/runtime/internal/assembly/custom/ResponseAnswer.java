package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.http.Headers;
import dev.cairn.http.body.ResponseBody;
import dev.cairn.http.body.ResponseHead;
import dev.cairn.http.request.Response;
import dev.cairn.json.Json;
import dev.cairn.runtime.spi.HttpAnswer;
import dev.cairn.runtime.spi.HttpCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a response to custom components. */
public final class ResponseAnswer implements HttpAnswer {

    private final int status;
    private final String url;
    private final Headers headers;
    private final ResponseBody body;

    public ResponseAnswer(Response response) {
        this(response.status(), response.url(), response.headers(), response.body());
    }

    private ResponseAnswer(int status, String url, Headers headers, ResponseBody body) {
        this.status = status;
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    /** The response that a body belongs to; empty where nobody was asked for it. */
    static Optional<HttpAnswer> of(ResponseBody body) {
        ResponseHead head = body.head();
        return head == null
                ? Optional.empty()
                : Optional.of(new ResponseAnswer(head.status(), head.url(), head.headers(), body));
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> joined = new LinkedHashMap<>();
        headers.all().forEach((name, values) -> joined.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return joined;
    }

    @Override
    public Optional<String> header(String name) {
        return headers.value(name);
    }

    @Override
    public Optional<HttpCall> request() {
        return Optional.ofNullable(body.head()).map(head -> HttpCalls.seen(head.request()));
    }

    @Override
    public byte[] bytes() throws IOException {
        return body.bytes();
    }

    @Override
    public byte @Nullable [] buffered() {
        return body.buffered();
    }

    @Override
    public InputStream stream() {
        return body.stream();
    }

    @Override
    public String text() throws IOException {
        return new String(body.bytes(), Objects.requireNonNullElse(body.charset(), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable Object json() throws IOException {
        byte[] bytes = body.bytes();
        try {
            return Json.parse(bytes);
        } catch (IOException e) {
            return null;
        }
    }
}
