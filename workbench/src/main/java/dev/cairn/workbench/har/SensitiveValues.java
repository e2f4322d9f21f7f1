package dev.cairn.workbench.har;

import dev.cairn.runtime.http.Headers;
import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.secret.Pseudonyms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Learns the values that are secrets because of the name that they have in requests, answers and configurations. */
final class SensitiveValues {

    private static final Pattern ELEMENT =
            Pattern.compile("<(?:\\w+:)?([\\w.-]{1,40})(?:\\s[^<>]*)?>([^<>]{1,4000})</");

    /** Values that tell nothing, and would change the meaning of a text where they stand for themselves. */
    private static final Set<String> PLAIN = Set.of("true", "false", "null", "none");

    private static final int SHORTEST = 3;

    private final Pseudonyms names;

    SensitiveValues(Pseudonyms names) {
        this.names = names;
    }

    void learn(RecordedExchange exchange) {
        learnUrl(exchange.request().url());
        learn(exchange.request().headers());
        learn(exchange.headers());
        exchange.headers().value("Location").ifPresent(this::learnUrl);
        learnBody(exchange.request().body(), exchange.request().headers());
        learnBody(exchange.body(), exchange.headers());
    }

    private void learn(Headers headers) {
        headers.all().forEach((name, values) -> {
            if (SensitiveNames.isHeader(name)) {
                values.forEach(value -> learnHeader(name.toLowerCase(Locale.ROOT), value));
            }
        });
    }

    private void learnHeader(String name, String value) {
        switch (name) {
            case "cookie" -> List.of(value.split(";", -1)).forEach(this::learnCookie);
            case "set-cookie" -> learnCookie(value.split(";", 2)[0]);
            case "authorization", "proxy-authorization" -> learnCredentials(value.strip());
            default -> learn(value);
        }
    }

    private void learnCookie(String pair) {
        int equals = pair.indexOf('=');
        if (equals >= 0) {
            String value = pair.substring(equals + 1).strip();
            learn(
                    value.startsWith("\"") && value.endsWith("\"") && value.length() > 1
                            ? value.substring(1, value.length() - 1)
                            : value);
        }
    }

    private void learnCredentials(String value) {
        int blank = value.indexOf(' ');
        String credentials = value.substring(blank + 1).strip();
        if (value.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            try {
                String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
                learn(pair.substring(pair.indexOf(':') + 1));
            } catch (IllegalArgumentException e) {
                // no Base64: it is a secret all the same
            }
        }
        learn(credentials);
    }

    private void learnUrl(String url) {
        learnPairs(UrlParts.of(url).query());
    }

    private void learnPairs(List<UrlParts.Pair> pairs) {
        pairs.stream().filter(pair -> SensitiveNames.isMember(pair.name())).forEach(pair -> learn(pair.value()));
    }

    private void learnBody(byte @Nullable [] body, Headers headers) {
        if (body == null || body.length == 0) {
            return;
        }
        String type = headers.value("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String text = new String(body, StandardCharsets.UTF_8);
        if (type.contains("form-urlencoded")) {
            learnPairs(UrlParts.pairs(text));
        } else if (!learnJson(text)) {
            text.lines().forEach(this::learnJson);
            Matcher element = ELEMENT.matcher(text);
            while (element.find()) {
                if (SensitiveNames.isMember(element.group(1))) {
                    learn(element.group(2).strip());
                }
            }
        }
    }

    /** Whether it is JSON. */
    private boolean learnJson(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        try {
            learnMembers(Json.parse(text));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Those of a configuration or of a body. */
    void learnMembers(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> {
                if (SensitiveNames.isMember(name.toString()) && member instanceof String text) {
                    learn(text);
                }
                learnMembers(member);
            });
        } else if (value instanceof List<?> array) {
            array.forEach(this::learnMembers);
        } else if (value instanceof String text) {
            learnJson(text);
        }
    }

    private void learn(String value) {
        if (value.length() >= SHORTEST && !PLAIN.contains(value.toLowerCase(Locale.ROOT))) {
            names.learn(value);
        }
    }
}
