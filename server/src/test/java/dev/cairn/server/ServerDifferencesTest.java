package dev.cairn.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import dev.cairn.server.options.ServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the server does otherwise than the reference's, on purpose; {@code docs/compatibility.md} says why. */
class ServerDifferencesTest {

    private static final String TEST_READ = "/v1/manifest/test_read";
    private static final String RESOLVE = "/v1/manifest/resolve";

    private static ManifestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = ManifestServer.start(ServerOptions.local().port(0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String answer(String path, String body) throws IOException {
        return RawClient.answer(server.port(), RawClient.post(server.port(), path, body));
    }

    @Test
    void whatIsWrongWithAManifestHasAPlace() throws IOException {
        String answer = answer(RESOLVE, "{\"manifest\":\n {\"version\": \"7.0.0\"}}");

        assertTrue(
                answer.contains("{\"file\":\"request\",\"line\":2,\"column\":2,\"message\":\"missing field"), answer);
    }

    @Test
    void anUnknownStreamIsNamedWithThoseThatThereAre() throws IOException {
        try (PagedApi api = new PagedApi(0)) {
            String body = api.testRead("secret-key").replace("\"stream_name\":\"items\"", "\"stream_name\":\"nope\"");
            String answer = answer(TEST_READ, body.replace("\"stream_name\": \"items\"", "\"stream_name\": \"nope\""));

            assertTrue(answer.contains("\r\nCairn-Logs: [\"The manifest has no stream 'nope'. It has items"), answer);
            assertTrue(answer.contains("{\"logs\":[],\"slices\":[],"), answer);
            assertEquals(0, api.asked());
        }
    }

    @Test
    void whatIsNoStateIsAnErrorOfTheRequest() throws IOException {
        try (PagedApi api = new PagedApi(0)) {
            String body = api.testRead("secret-key");
            String answer = answer(TEST_READ, body.substring(0, body.length() - 1) + ", \"state\": [1]}");

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("a state message is no object"), answer);
        }
    }

    @Test
    void pythonCodeIsRefusedWithAReason() throws IOException {
        try (PagedApi api = new PagedApi(0)) {
            String body = api.testRead("secret-key");
            String answer = answer(
                    TEST_READ, body.substring(0, body.length() - 1) + ", \"custom_components_code\": \"x = 1\"}");

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("is Python"), answer);
        }
    }

    @Test
    void aPythonComponentIsRefusedWithItsPlace() throws IOException {
        try (PagedApi api = new PagedApi(0)) {
            String body = api.testRead("secret-key")
                    .replaceFirst(
                            "\"type\": ?\"DpathExtractor\"",
                            "\"type\":\"CustomRecordExtractor\",\"class_name\":\"a.B\"")
                    .replaceFirst("\"field_path\": ?\\[\"items\"\\],?", "");
            String answer = answer(TEST_READ, body.replace(",}", "}"));

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("Custom connector code is not permitted in this environment."), answer);
            assertTrue(answer.contains("\"errors\":[{\"file\":\"request\",\"line\":"), answer);
            assertTrue(answer.contains("the custom component a.B is Python code"), answer);
        }
    }

    @Test
    void checkAndDiscoverRefuseAPythonComponentInTheSameWords() throws IOException {
        try (PagedApi api = new PagedApi(0)) {
            String body = api.testRead("secret-key")
                    .replaceFirst(
                            "\"type\": ?\"DpathExtractor\"",
                            "\"type\":\"CustomRecordExtractor\",\"class_name\":\"a.B\"")
                    .replaceFirst("\"field_path\": ?\\[\"items\"\\],?", "")
                    .replace(",}", "}");

            String check = answer("/v1/manifest/check", body);
            assertTrue(check.startsWith("HTTP/1.1 200"), check);
            assertTrue(
                    check.contains(
                            "Encountered an error while discovering streams. Error: Custom connector code is not"),
                    check);

            String discover = answer("/v1/manifest/discover", body);
            assertTrue(discover.startsWith("HTTP/1.1 400"), discover);
            assertTrue(discover.contains("Error discovering streams: Custom connector code is not"), discover);
            assertTrue(discover.contains("\"errors\":[{\"file\":\"request\",\"line\":"), discover);
            assertEquals(0, api.asked());
        }
    }

    /** Recorded from the reference's server, but for a stream that is not there: there it names the Python component even so. */
    @ParameterizedTest
    @CsvSource({
        "'items', '\"success\":true', 1",
        "'items,custom', 'Encountered an error while discovering streams. Error: Custom connector code is not', 0",
        "'custom,items', 'Encountered an error while discovering streams. Error: Custom connector code is not', 0",
        "'custom,nowhere', 'Encountered an error while discovering streams. Error: Custom connector code is not', 0",
        "'items,nowhere', 'nowhere is not part of the catalog', 1"
    })
    void aPythonComponentIsInTheWayOfAllStreamsThatACheckNames(String names, String expected, int asked)
            throws IOException {
        try (PagedApi api = new PagedApi(1)) {
            String text = api.testRead("secret-key");
            Map<?, ?> body = parsed(text);
            Map<?, ?> other = parsed(text.replace("\"name\":\"items\"", "\"name\":\"custom\"")
                    .replace(
                            "\"type\":\"DpathExtractor\"",
                            "\"type\":\"CustomRecordExtractor\",\"class_name\":\"a.B\""));
            Map<Object, Object> manifest = new LinkedHashMap<>(manifest(body));
            manifest.put("check", Map.of("type", "CheckStream", "stream_names", List.of(names.split(","))));
            manifest.put("streams", List.of(stream(body), stream(other)));

            String answer = answer(
                    "/v1/manifest/check", Json.write(Map.of("manifest", manifest, "config", Map.of("api_key", "k"))));
            assertTrue(answer.contains(expected), answer);
            assertEquals(asked, api.asked());
        }
    }

    private static Map<?, ?> parsed(String json) throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(json));
    }

    private static Map<?, ?> manifest(Map<?, ?> body) {
        return (Map<?, ?>) Objects.requireNonNull(body.get("manifest"));
    }

    private static Object stream(Map<?, ?> body) {
        return ((List<?>) Objects.requireNonNull(manifest(body).get("streams"))).get(0);
    }

    @Test
    void aNumberThatIsNoneIsRefusedLikeOthers() throws IOException {
        try (PagedApi api = new PagedApi(0)) {
            String body = api.testRead("secret-key").replaceFirst("\"page_limit\": ?20", "\"page_limit\": NaN");
            String answer = answer(TEST_READ, body);

            assertTrue(answer.startsWith("HTTP/1.1 422"), answer);
            assertTrue(answer.contains("\"finite_number\""), answer);
        }
    }

    @Test
    void aBodyThatCannotBeReadIsSaid() throws IOException {
        try (PagedApi api = new PagedApi(0).malformed()) {
            String answer = answer(TEST_READ, api.testRead("secret-key"));

            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertTrue(answer.contains("\r\nCairn-Logs: [\"A response of the API cannot be read."), answer);
            assertTrue(answer.contains("{\"logs\":[],\"slices\":[{\"pages\":[{\"records\":[],"), answer);
        }
    }

    @Test
    void aBodyInAnotherEncodingIsRefused() throws IOException {
        byte[] body = "\uFEFF{}".getBytes(StandardCharsets.UTF_16LE);
        String head = "POST " + RESOLVE + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        try (RawClient client = new RawClient(server.port())) {
            client.send(head);
            client.send(body);

            assertTrue(client.answer().startsWith("HTTP/1.1 400"));
        }
    }

    @Test
    void theTokenIsLookedAtBeforeTheBody() throws IOException {
        try (ManifestServer closed =
                ManifestServer.start(ServerOptions.local().port(0).jwtSecret("a secret"))) {
            String answer = RawClient.answer(closed.port(), RawClient.post(closed.port(), RESOLVE, "{"));

            assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        }
    }

    @Test
    void credentialsThatTheSpecificationDoesNotMarkAreMasked() throws IOException {
        try (PagedApi api = new PagedApi(0)) {
            String body = api.testRead("unmarked-key").replaceFirst(",? ?\"airbyte_secret\": ?true,?", "");
            String answer = answer(TEST_READ, body);

            assertTrue(answer.contains("Bearer ****"), answer);
            assertFalse(answer.contains("unmarked-key"), answer);
        }
    }
}
