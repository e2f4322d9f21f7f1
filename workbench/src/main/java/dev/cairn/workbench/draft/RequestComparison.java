package dev.cairn.workbench.draft;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.curl.CurlCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the request that a draft sends with that of a command of curl, without sending any. */
public final class RequestComparison {

    private static final Set<String> OF_CONNECTION =
            Set.of("host", "content-length", "connection", "accept-encoding", "transfer-encoding");

    private RequestComparison() {}

    /**
     * What is different, each a sentence; empty where the same request goes out. Escapes that mean the same are the same, and
     * so are bodies of the same JSON.
     */
    public static List<String> differences(CurlCommand command, ManifestDraft draft) {
        First first = new First();
        TestReadResult result = Connector.load("draft", draft.text())
                .testRead(
                        draft.configNodeToShow(),
                        TestRead.of(draft.stream().name())
                                .within(TestReadLimits.STANDARD.pages(1).slices(1)),
                        RunOptions.standard().transport(first));
        if (first.request == null) {
            String why =
                    result.logs().isEmpty() ? "" : ": " + result.logs().get(0).message();
            return List.of("The manifest sends no request" + why);
        }
        SecretMask secrets = new SecretMask();
        draft.secrets().stream()
                .map(ConfigProperty::value)
                .filter(Objects::nonNull)
                .forEach(secrets::add);
        return differences(command, first.request).stream().map(secrets::mask).toList();
    }

    /** As above, for a request that is known. */
    static List<String> differences(CurlCommand command, Request sent) {
        List<String> differences = new ArrayList<>();
        compare("method", command.method(), sent.method(), differences);
        compare("address", beforeQuery(command.url()), beforeQuery(sent.url()), differences);
        compare("parameters", pairs(query(command.url())), pairs(query(sent.url())), differences);
        Map<String, String> headers = new LinkedHashMap<>();
        command.headers()
                .forEach(header -> headers.merge(
                        header.name().toLowerCase(Locale.ROOT), header.value(), (one, other) -> one + ", " + other));
        Stream.concat(headers.keySet().stream(), Stream.of("content-type"))
                .distinct()
                .filter(name -> !OF_CONNECTION.contains(name))
                .forEach(name -> compare(
                        "header " + name,
                        headers.get(name),
                        sent.headers().value(name).orElse(null),
                        differences));
        String body = sent.body() == null ? null : new String(sent.body(), StandardCharsets.UTF_8);
        if (!sameBody(command.body(), body)) {
            differences.add("The body is " + body + " and not " + command.body() + ".");
        }
        return differences;
    }

    private static void compare(
            String what, @Nullable Object expected, @Nullable Object actual, List<String> differences) {
        if (!Objects.equals(expected, actual)) {
            differences.add("The " + what + (actual == null ? " is missing" : " is " + actual)
                    + (expected == null ? "." : " and not " + expected + "."));
        }
    }

    private static String beforeQuery(String url) {
        String address = url.replaceFirst("\\?.*", "");
        String decoded = Optional.ofNullable(UrlQuery.decoded(address.replace("+", "%2B")))
                .orElse(address);
        return decoded.matches("[^/]+//[^/]+") ? decoded + "/" : decoded;
    }

    private static String query(String url) {
        int question = url.indexOf('?');
        return question < 0 ? "" : url.substring(question + 1);
    }

    private static List<String> pairs(String query) {
        return Stream.of(query.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .map(pair -> {
                    try {
                        return URLDecoder.decode(pair, StandardCharsets.UTF_8);
                    } catch (IllegalArgumentException e) {
                        return pair;
                    }
                })
                .sorted()
                .toList();
    }

    private static boolean sameBody(@Nullable String expected, @Nullable String actual) {
        if (Objects.equals(expected, actual)) {
            return true;
        }
        if (expected == null || actual == null) {
            return false;
        }
        try {
            return Objects.equals(withoutNullVariables(Json.parse(expected)), withoutNullVariables(Json.parse(actual)));
        } catch (IOException e) {
            return pairs(expected).equals(pairs(actual));
        }
    }

    /** In GraphQL a variable that is null is one that is not there. */
    private static @Nullable Object withoutNullVariables(@Nullable Object body) {
        if (body instanceof Map<?, ?> object
                && object.containsKey("query")
                && object.get("variables") instanceof Map<?, ?> variables) {
            variables.values().removeIf(Objects::isNull);
        }
        return body;
    }

    /** Keeps the first request, and answers with an empty object. */
    private static final class First implements HttpTransport {

        private @Nullable Request request;

        @Override
        public RawResponse send(Request sent) {
            if (request == null) {
                request = sent;
            }
            return new RawResponse(
                    200,
                    Headers.of(Map.of("Content-Type", "application/json")),
                    sent.url(),
                    new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
        }
    }
}
