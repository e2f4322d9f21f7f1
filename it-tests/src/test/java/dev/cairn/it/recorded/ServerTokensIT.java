package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ServerOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code cairn serve} takes and refuses tokens as the reference's manifest server does; recorded with
 * {@code manifest-server/record_tokens.py}.
 */
class ServerTokensIT {

    private static final Path RECORDED = Path.of("src/test/resources/manifest-server/tokens.json");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ManifestServer server;
    private static String secret;

    @BeforeAll
    static void start() throws IOException {
        secret = String.valueOf(recorded().get("secret"));
        server = ManifestServer.start(ServerOptions.local().port(0).jwtSecret(secret));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<?, ?> recorded() throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(RECORDED)));
    }

    static Stream<Named<Map<?, ?>>> rows() throws IOException {
        List<?> rows = (List<?>) Objects.requireNonNull(recorded().get("rows"));
        return rows.stream().map(row -> (Map<?, ?>) row).map(row -> Named.of(String.valueOf(row.get("name")), row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void letsInWhomTheReferenceLetsIn(Map<?, ?> row)
            throws IOException, InterruptedException, GeneralSecurityException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve("/v1/manifest/resolve"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        String authorization = authorization(row);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("status", (long) response.statusCode());
        answer.put(
                "www-authenticate",
                response.headers().firstValue("WWW-Authenticate").orElse(null));
        answer.put("body", Json.parse(response.body()));
        assertEquals(List.of(), Differences.between(row.get("answer"), answer));
    }

    private static @Nullable String authorization(Map<?, ?> row) throws GeneralSecurityException {
        if (!(row.get("claims") instanceof Map<?, ?> claims)) {
            return (String) row.get("authorization");
        }
        Map<?, ?> header = row.get("header") instanceof Map<?, ?> given ? given : Map.of("alg", "HS256", "typ", "JWT");
        Map<String, @Nullable Object> now = new LinkedHashMap<>();
        claims.forEach((name, value) -> now.put(
                String.valueOf(name),
                value instanceof List<?> list && list.get(0) instanceof Long seconds
                        ? Instant.now().getEpochSecond() + seconds
                        : value));
        String signed = base64(Json.writeBytes(header)) + "." + base64(Json.writeBytes(now));
        Object key = row.get("key");
        Mac mac = Mac.getInstance("HS512".equals(header.get("alg")) ? "HmacSHA512" : "HmacSHA256");
        mac.init(new SecretKeySpec(
                (key == null ? secret : String.valueOf(key)).getBytes(StandardCharsets.UTF_8), "key"));
        Object scheme = row.get("scheme");
        return (scheme == null ? "Bearer" : scheme) + " " + signed + "."
                + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
