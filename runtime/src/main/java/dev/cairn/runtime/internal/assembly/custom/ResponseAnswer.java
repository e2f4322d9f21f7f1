package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import dev.cairn.runtime.spi.HttpAnswer;
import dev.cairn.runtime.spi.HttpCall;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a response to custom components. */
public record ResponseAnswer(Response response) implements HttpAnswer {

    /** A response that an API has given; empty where it was not asked. */
    static Optional<HttpAnswer> of(Response response) {
        return response.request() == null ? Optional.empty() : Optional.of(new ResponseAnswer(response));
    }

    @Override
    public int status() {
        return response.status();
    }

    @Override
    public String url() {
        return response.url();
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> joined = new LinkedHashMap<>();
        response.headers()
                .all()
                .forEach((name, values) -> joined.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return joined;
    }

    @Override
    public Optional<String> header(String name) {
        return response.headers().value(name);
    }

    @Override
    public Optional<HttpCall> request() {
        return Optional.ofNullable(response.request()).map(HttpCalls::seen);
    }

    @Override
    public byte[] bytes() throws IOException {
        return response.bytes();
    }

    @Override
    public byte @Nullable [] buffered() {
        return response.buffered();
    }

    @Override
    public InputStream stream() {
        return response.stream();
    }

    @Override
    public String text() throws IOException {
        return response.text();
    }

    @Override
    public @Nullable Object json() throws IOException {
        byte[] bytes = response.bytes(); // parsed anew each time: a component may change what it gets
        try {
            return Json.parse(bytes);
        } catch (IOException e) {
            return null;
        }
    }
}
