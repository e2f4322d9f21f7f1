package dev.cairn.retrieval.async;

import dev.cairn.http.Request;
import dev.cairn.templates.Scope;
import dev.cairn.templates.value.PythonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request as templates see it under {@code creation_response.request}: the attributes of requests' own object. */
record RequestVariable(Request request) implements PythonObject {

    @Override
    public String typeName() {
        return "PreparedRequest";
    }

    @Override
    public String repr() {
        return "<PreparedRequest [" + request.method() + "]>";
    }

    @Override
    public @Nullable Object attribute(String name) {
        byte[] body = request.body();
        return switch (name) {
            case "method" -> request.method();
            case "url" -> request.url();
            case "headers" -> request.headers().asMap();
            case "body" -> body == null ? null : new String(body, StandardCharsets.UTF_8);
            default -> Scope.UNDEFINED;
        };
    }
}
