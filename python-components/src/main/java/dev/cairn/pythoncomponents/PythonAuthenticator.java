package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.Credentials;
import dev.cairn.runtime.spi.HttpCall;
import dev.cairn.runtime.spi.SigningAuthenticator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An authenticator in Python. Thread-safe as far as that one is. */
record PythonAuthenticator(RemoteComponent object) implements SigningAuthenticator {

    @Override
    public Credentials credentials() {
        Map<?, ?> parts = object.value("credentials") instanceof Map<?, ?> map ? map : Map.of();
        return new Credentials(
                texts(parts.get("headers")),
                members(parts.get("params")),
                members(parts.get("data")),
                members(parts.get("json")));
    }

    @Override
    public HttpCall sign(HttpCall request) {
        Map<String, @Nullable Object> arguments = object.arguments();
        arguments.put("method", request.method());
        arguments.put("url", request.url());
        arguments.put("headers", request.headers());
        byte[] body = request.body();
        arguments.put("has_body", body != null);
        Frame signed = object.call("sign", arguments, body == null ? Frame.NOTHING : body);
        Map<?, ?> parts = signed.object("ok");
        HttpCall call = request.withUrl(String.valueOf(parts.get("url")));
        for (Map.Entry<String, String> header : texts(parts.get("headers")).entrySet()) {
            call = call.withHeader(header.getKey(), header.getValue());
        }
        return Boolean.TRUE.equals(parts.get("has_body")) ? call.withBody(signed.attachment()) : call;
    }

    @Override
    public boolean renew() {
        return Boolean.TRUE.equals(object.value("renew"));
    }

    private static Map<String, String> texts(@Nullable Object given) {
        Map<String, String> texts = new LinkedHashMap<>();
        members(given).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static Map<String, @Nullable Object> members(@Nullable Object given) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }
}
