package dev.cairn.workbench.har;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.core.secret.SecretNames;
import dev.cairn.core.secret.SuspectText;
import dev.cairn.core.secret.SuspectValues;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the values in requests that a machine has generated, as keys are, whatever they are called. For one recording. */
final class GeneratedValues {

    private final NotSecret none;
    private final SuspectText suspect;
    private final Set<String> found = new LinkedHashSet<>();

    private GeneratedValues(NotSecret none) {
        this.none = none;
        this.suspect =
                new SuspectText((name, value) -> !none.covers(name, value) && SuspectValues.isCertain(name, value));
    }

    /**
     * Returns those of exchanges that belong together. A value that the API has given before is data, such as the key of a
     * record.
     *
     * @param none what the author says is no secret
     */
    static Set<String> in(Collection<RecordedExchange> exchanges, NotSecret none) {
        GeneratedValues values = new GeneratedValues(none);
        exchanges.forEach(exchange -> values.request(exchange.request()));
        exchanges.forEach(exchange -> values.found.removeIf(value -> isData(exchange, value)));
        return values.found;
    }

    private static boolean isData(RecordedExchange exchange, String value) {
        return exchange.body() != null
                && new String(exchange.body(), StandardCharsets.UTF_8).contains(value)
                && !exchange.request().url().contains(value);
    }

    private void request(Request request) {
        address(request.url(), false);
        String type = request.headers().value("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        byte[] body = request.body();
        if (body != null && type.contains("form-urlencoded")) {
            address("?" + new String(body, StandardCharsets.UTF_8), true);
        } else if (body != null) {
            body(new String(body, StandardCharsets.UTF_8));
        }
        headers(request.headers());
    }

    private void address(String address, boolean plusIsBlank) {
        suspect.inAddress(address).forEach(span -> found.add(UrlParts.decoded(span.of(address), plusIsBlank)));
    }

    private void body(String text) {
        try {
            json("", Json.parse(text));
        } catch (IOException e) {
            text(text);
        }
    }

    private void json(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, member) -> json(key.toString(), member));
        } else if (value instanceof List<?> array) {
            array.forEach(item -> json(name, item));
        } else if (value instanceof String text && suspect.test().test(name, text) && text.indexOf(' ') < 0) {
            found.add(text);
        } else if (value instanceof String text) {
            text(text);
        }
    }

    private void text(String text) {
        suspect.in(text).forEach(span -> found.add(span.of(text)));
    }

    /** Those that are called like a secret are looked at by their names. */
    private void headers(Headers headers) {
        headers.all()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !none.covers(name, value) && !SecretNames.isSecretHeader(name))
                        .forEach(value -> {
                            if (!SuspectValues.isStandardHeader(name) && SuspectValues.isSecret(name, value)) {
                                found.add(value);
                            } else {
                                text(value);
                            }
                        }));
    }
}
