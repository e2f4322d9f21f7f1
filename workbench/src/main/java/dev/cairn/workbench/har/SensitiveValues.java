package dev.cairn.workbench.har;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.core.secret.SecretNames;
import dev.cairn.core.secret.SuspectValues;
import dev.cairn.http.Headers;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values that are secrets because of the name that they have in requests, answers and configurations, and in
 * requests and configurations because of their shape.
 *
 * @param found hears of each, as often as it is there
 * @param none what the author says is none
 */
record SensitiveValues(Consumer<String> found, NotSecret none) {

    private static final Pattern ELEMENT =
            Pattern.compile("<(?:\\w+:)?([\\w.-]{1,40})(?:\\s[^<>]*)?>([^<>]{1,4000})</");

    /** A parameter of an address, wherever that stands. */
    private static final Pattern PARAMETER =
            Pattern.compile("[?&;]([\\w.\\-\\[\\]%]{1,60})=([^&;#\\s\"'<>\\\\]{1,4000})");

    /** A signed or encrypted token, wherever it stands: what begins so is the Base64 of a JSON object. */
    private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{8,}(?:\\.[\\w-]*){2,4}");

    /** Values that tell nothing, and would change the meaning of a text where they stand for themselves. */
    private static final Set<String> PLAIN = Set.of("true", "false", "null", "none");

    private static final int SHORTEST = 3;

    /** Whether a name says that a value is secret. */
    @FunctionalInterface
    private interface Naming {
        boolean isSecret(String name, String value);
    }

    private static final Naming CONFIG =
            (name, value) -> SecretNames.isSecretInConfigs(name, value) || SuspectValues.isCertain(name, value);

    /** Those of a configuration. */
    void learnConfig(Map<String, @Nullable Object> config) {
        learnMembers(config, CONFIG);
    }

    /** Those of exchanges that belong together. */
    void learn(Collection<RecordedExchange> exchanges) {
        exchanges.forEach(this::learnNamed);
        GeneratedValues.in(exchanges, none).forEach(this::learn);
    }

    private void learnNamed(RecordedExchange exchange) {
        learnAddresses(exchange.request().url(), SecretNames::isSecretInRequests);
        learn(exchange.request().headers(), SecretNames::isSecretInRequests);
        learn(exchange.headers(), SecretNames::isSecretInAnswers);
        learnBody(exchange.request().body(), exchange.request().headers(), SecretNames::isSecretInRequests);
        learnBody(exchange.body(), exchange.headers(), SecretNames::isSecretInAnswers);
    }

    private void learn(Headers headers, Naming naming) {
        headers.all()
                .forEach((name, values) -> values.forEach(value -> {
                    if (SecretNames.isSecretHeader(name)) {
                        learnHeader(name.toLowerCase(Locale.ROOT), value);
                    } else {
                        learnAddresses(value, naming); // such as Link and Location
                    }
                }));
    }

    private void learnHeader(String name, String value) {
        if (none.covers(name, value)) {
            return;
        }
        switch (name) {
            case "cookie" -> List.of(value.split(";", -1)).forEach(this::learnCookie);
            case "set-cookie" -> learnCookie(value.split(";", 2)[0]);
            case "authorization", "proxy-authorization" -> learnCredentials(value.strip());
            default -> {
                if (SecretNames.isSecretHeader(name, value)) {
                    learn(value);
                }
            }
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

    /** Parameters of addresses, and tokens that say themselves what they are. */
    private void learnAddresses(String text, Naming naming) {
        Matcher token = JWT.matcher(text);
        while (token.find()) {
            learn(token.group());
        }
        Matcher parameter = PARAMETER.matcher(text.replace("&amp;", "&"));
        while (parameter.find()) {
            learnPairs(UrlParts.pairs(parameter.group().substring(1)), naming);
        }
    }

    private void learnPairs(List<UrlParts.Pair> pairs, Naming naming) {
        pairs.stream()
                .filter(pair -> isSecret(naming, pair.name(), pair.value()))
                .forEach(pair -> learn(pair.value()));
    }

    private void learnBody(byte @Nullable [] body, Headers headers, Naming naming) {
        if (body == null || body.length == 0) {
            return;
        }
        String type = headers.value("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String text = new String(body, StandardCharsets.UTF_8);
        if (type.contains("form-urlencoded")) {
            learnPairs(UrlParts.pairs(text), naming);
            learnAddresses(text, naming);
        } else if (!learnJson(text, naming)) {
            text.lines().forEach(line -> learnJson(line, naming));
            learnAddresses(text, naming);
            Matcher element = ELEMENT.matcher(text);
            while (element.find()) {
                if (isSecret(naming, element.group(1), element.group(2).strip())) {
                    learn(element.group(2).strip());
                }
            }
        }
    }

    /** Whether it is JSON. */
    private boolean learnJson(String text, Naming naming) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        try {
            learnMembers(Json.parse(text), naming);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void learnMembers(@Nullable Object value, Naming naming) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> {
                learnNamed(name.toString(), member, naming);
                learnMembers(member, naming);
            });
        } else if (value instanceof List<?> array) {
            array.forEach(item -> learnMembers(item, naming));
        } else if (value instanceof String text && !learnJson(text, naming)) {
            learnAddresses(text, naming);
        }
    }

    private void learnNamed(String name, @Nullable Object value, Naming naming) {
        boolean single = value instanceof String || (value instanceof Long && naming.equals(CONFIG));
        if (single && isSecret(naming, name, String.valueOf(value))) {
            learn(String.valueOf(value));
        } else if (value instanceof List<?> array && name.endsWith("s")) { // tokens: [a, b]
            array.forEach(item -> learnNamed(name.substring(0, name.length() - 1), item, naming));
        }
    }

    private boolean isSecret(Naming naming, String name, String value) {
        return !none.covers(name, value) && naming.isSecret(name, value);
    }

    private void learn(String value) {
        if (value.length() >= SHORTEST && !PLAIN.contains(value.toLowerCase(Locale.ROOT))) {
            found.accept(value);
        }
    }
}
