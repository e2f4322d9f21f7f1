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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code cairn serve} refuses bodies, paths and methods as the reference's manifest server does, word for word; recorded with
 * {@code manifest-server/record_bodies.py}.
 */
class RequestBodiesIT {

    private static final Path RECORDED = Path.of("src/test/resources/manifest-server/bodies.json");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ManifestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = ManifestServer.start(ServerOptions.local().port(0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Named<Map<?, ?>>> rows() throws IOException {
        List<?> rows = (List<?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(RECORDED)));
        return rows.stream().map(row -> {
            Map<?, ?> request = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) row).get("request"));
            String body = String.valueOf(request.get("body"));
            String end = body.substring(Math.max(0, body.length() - 40));
            return Named.of(request.get("method") + " " + request.get("path") + " " + end, (Map<?, ?>) row);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void answersWordForWord(Map<?, ?> row) throws IOException, InterruptedException {
        Map<?, ?> request = (Map<?, ?>) Objects.requireNonNull(row.get("request"));
        HttpResponse<String> response = CLIENT.send(http(request), HttpResponse.BodyHandlers.ofString());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("status", (long) response.statusCode());
        answer.put("body", response.body().isEmpty() ? null : withoutPlaces(Json.parse(response.body())));
        for (String name : List.of("location", "allow")) {
            response.headers()
                    .firstValue(name)
                    .ifPresent(value -> answer.put(name, value.replace("127.0.0.1:" + server.port(), "$HOST")));
        }
        assertEquals(List.of(), Differences.between(row.get("answer"), answer));
    }

    private static HttpRequest http(Map<?, ?> request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(server.address().resolve(String.valueOf(request.get("path"))));
        Object body = request.get("body");
        if (request.get("content_type") != null) {
            builder.header("Content-Type", String.valueOf(request.get("content_type")));
        }
        return builder.method(
                        String.valueOf(request.get("method")),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(String.valueOf(body), StandardCharsets.UTF_8))
                .build();
    }

    /** Without what the reference does not say at all. */
    private static @Nullable Object withoutPlaces(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> map)) {
            return body;
        }
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        copy.remove("errors");
        return copy;
    }
}
