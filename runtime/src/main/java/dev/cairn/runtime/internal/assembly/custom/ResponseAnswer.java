package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.runtime.internal.http.Response;
import dev.cairn.runtime.spi.HttpAnswer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a response to custom components. */
public record ResponseAnswer(Response response) implements HttpAnswer {

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
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers()
                .all()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    @Override
    public Optional<String> header(String name) {
        return response.headers().value(name);
    }

    @Override
    public byte[] bytes() throws IOException {
        return response.bytes();
    }

    @Override
    public String text() throws IOException {
        return response.text();
    }

    @Override
    public @Nullable Object json() throws IOException {
        Optional<Response.Decoded> decoded = response.json();
        return decoded.isPresent() ? decoded.get().value() : null;
    }
}
