package dev.cairn.workbench.har;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.trial.FailureCause;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadListener;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.runtime.trial.TestReadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was recorded answers in place of the API. */
class TrafficTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.5Z");

    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: items
                primary_key: id
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: https://api.test/items
                    http_method: GET
                    request_parameters:
                      at: "{{ now_utc().strftime('%H:%M:%S.%f') }}"
                      tenant: "{{ config['tenant'] }}"
                    authenticator:
                      type: OAuthAuthenticator
                      token_refresh_endpoint: https://login.test/token
                      client_id: "{{ config['client_id'] }}"
                      client_secret: "{{ config['client_secret'] }}"
                      refresh_token: "{{ config['refresh_token'] }}"
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 2}
            spec:
              type: Spec
              connection_specification:
                type: object
                properties:
                  tenant: {type: string}
                  client_id: {type: string}
                  client_secret: {type: string, airbyte_secret: true}
                  refresh_token: {type: string, airbyte_secret: true}
            """;

    private static final ObjectNode CONFIG = new ConfigReader().read("config.json", """
                    {"tenant": "acme", "client_id": "client-1", "client_secret": "very s3cret & long", "refresh_token": "r3fresh-token-77"}
                    """);

    private final SecretMask secrets = new SecretMask();
    private final List<String> waits = new ArrayList<>();
    private final TrafficRecorder recorder = TrafficRecorder.of(secrets);

    /** In front of an API, at a certain time. */
    private RunOptions options(HttpTransport api) {
        return RunOptions.standard()
                .transport(api)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .sleeper(duration -> waits.add(duration.toString()));
    }

    /** Two pages of items behind a login and a redirect. */
    private static RawResponse answer(Request request) {
        String url = request.url();
        if (url.startsWith("https://login.test/")) {
            return response(request, 200, "{\"access_token\": \"t0ken-of-the-api\", \"expires_in\": 3600}");
        }
        if (url.contains("/items")) {
            String target = url.replace("/items", "/v2/entries");
            return new RawResponse(
                    302, Headers.of(Map.of("Location", target)), url, new ByteArrayInputStream(new byte[0]));
        }
        assertTrue(request.headers().value("Authorization").orElse("").endsWith("t0ken-of-the-api"));
        boolean second = url.contains("page=1");
        return response(
                request,
                200,
                second
                        ? "{\"items\": [{\"id\": 3, \"mail\": \"jo@example.org\"}]}"
                        : "{\"items\": [{\"id\": 1, \"mail\": \"jo@example.org\", \"token\": \"t0ken-of-the-api\"}, {\"id\": 2}]}");
    }

    private static RawResponse response(Request request, int status, String json) {
        return new RawResponse(
                status,
                Headers.of(Map.of("Content-Type", "application/json")),
                request.url(),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static TestReadResult read(ObjectNode config, RunOptions options, SecretMask mask) {
        return Connector.load("manifest.yaml", MANIFEST)
                .testRead(config, TestRead.of("items").masking(mask), options);
    }

    private Recording recorded(Set<String> scrubbed) throws IOException {
        TestReadResult result = read(CONFIG, recorder.in(options(TrafficTest::answer)), secrets);
        assertFalse(result.hasErrors(), result.logs().toString());
        RedactedTraffic traffic = recorder.redacted(CONFIG.toPlain(), scrubbed);
        return HarFile.read("traffic.har", HarFile.text(traffic.recording()));
    }

    @Test
    void theSameReadWithoutTheNetworkGivesTheSameAnswer() throws IOException {
        TestReadResult live = read(CONFIG, recorder.in(options(TrafficTest::answer)), secrets);
        RedactedTraffic traffic = recorder.redacted(CONFIG.toPlain(), Set.of());
        Recording recording = HarFile.read("traffic.har", HarFile.text(traffic.recording()));

        TrafficReplay replay = TrafficReplay.of(recording, Matching.STANDARD).withConfig(CONFIG.toPlain());
        TestReadResult replayed = read(CONFIG, replay.in(RunOptions.standard()), new SecretMask());
        assertEquals(List.of(), replay.misses());
        assertEquals(
                Json.write(live.toJson()).replace("\"token\": \"t0ken-of-the-api\"", ""),
                Json.write(replayed.toJson()).replace("\"token\": \"cairn-secret-3\"", ""));
    }

    @Test
    void theConfigurationWithoutSecretsAsksWhatWasRecorded() throws IOException {
        read(CONFIG, recorder.in(options(TrafficTest::answer)), secrets);
        RedactedTraffic traffic = recorder.redacted(CONFIG.toPlain(), Set.of());
        ObjectNode config = new ConfigReader().read("config.json", Json.write(traffic.config()));
        assertEquals(
                "{\"tenant\":\"acme\",\"client_id\":\"client-1\",\"client_secret\":\"cairn-secret-1\",\"refresh_token\":\"cairn-secret-2\"}",
                Json.write(traffic.config()));

        TrafficReplay replay =
                TrafficReplay.of(traffic.recording(), Matching.STANDARD).withConfig(config.toPlain());
        TestReadResult replayed = read(config, replay.in(RunOptions.standard()), new SecretMask());
        assertEquals(List.of(), replay.misses());
        assertFalse(replayed.hasErrors());
        assertEquals(2, replayed.slices().get(0).pages().size());
    }

    @Test
    void redirectsAreRecordedOneByOne() throws IOException {
        List<String> asked = recorded(Set.of()).exchanges().stream()
                .map(exchange -> exchange.request().toString())
                .toList();
        assertEquals(
                List.of(
                        "POST https://login.test/token",
                        "GET https://api.test/items?…",
                        "GET https://api.test/v2/entries?…",
                        "GET https://api.test/items?…",
                        "GET https://api.test/v2/entries?…"),
                asked);
    }

    @Test
    void noSecretIsWritten() throws IOException {
        String har = HarFile.text(recorded(Set.of()));
        for (String secret : List.of("very s3cret", "very+s3cret", "r3fresh-token-77", "t0ken-of-the-api")) {
            assertFalse(har.contains(secret), har);
        }
        assertTrue(har.contains("Bearer cairn-secret-3"), har);
        assertTrue(har.contains("client_secret=cairn-secret-1"), har);
    }

    @Test
    void aRequestThatWasNotRecordedNamesTheNearestAndTheDifference() throws IOException {
        Recording recording = recorded(Set.of());
        ObjectNode other = new ConfigReader()
                .read("config.json", Json.write(CONFIG.toPlain()).replace("acme", "other"));
        TrafficReplay replay = TrafficReplay.of(recording, Matching.STANDARD).withConfig(other.toPlain());
        read(other, replay.in(RunOptions.standard()), new SecretMask());
        assertEquals(
                "GET https://api.test/items?at=12%3A00%3A00.500000&tenant=other was not recorded; the nearest that was is "
                        + "GET https://api.test/items?at=12%3A00%3A00.500000&tenant=acme: query parameter tenant is \"acme\" "
                        + "in the recording, and \"other\" here",
                replay.misses().get(0).toString());
    }

    @Test
    void aMissIsNeitherAFailedReadNorAConnectionErrorWhateverTheErrorHandlerSays() throws IOException {
        Recording recording = recorded(Set.of());
        Connector other = Connector.load(
                "manifest.yaml",
                MANIFEST.replace(
                        "url: https://api.test/items",
                        "url: https://api.test/things\n"
                                + "        error_handler: {type: DefaultErrorHandler, response_filters: [{type:"
                                + " HttpResponseFilter, predicate: \"{{ true }}\", action: IGNORE}]}"));
        TrafficReplay replay = TrafficReplay.of(recording, Matching.STANDARD).withConfig(CONFIG.toPlain());
        List<FailureCause> causes = new ArrayList<>();
        TestReadListener listener = new TestReadListener() {
            @Override
            public void failed(TestReadLog log, FailureCause cause) {
                causes.add(cause);
            }
        };
        TestReadResult result = other.testRead(
                CONFIG, TestRead.of("items").masking(secrets).telling(listener), replay.in(RunOptions.standard()));
        assertEquals(List.of(FailureCause.RECORDING), causes);
        assertEquals(1, replay.misses().size());
        assertFalse(result.hasErrors(), result.logs().toString());
        String told = result.logs().get(0).message();
        assertTrue(told.startsWith("GET https://api.test/things?") && !told.contains("ConnectionError"), told);
    }

    @Test
    void whatIsAskedOnceMoreThanItWasAnsweredIsAMiss() throws Exception {
        Recording recording = recorded(Set.of());
        HttpTransport replay = TrafficReplay.of(recording, Matching.STANDARD).transport();
        Request first = recording.exchanges().get(1).request();
        replay.send(first).close();
        SyncException miss = assertThrows(SyncException.class, () -> replay.send(first));
        assertTrue(String.valueOf(miss.getMessage()).endsWith("it was answered once, and is asked once more here"));
    }

    @Test
    void aParameterThatIsIgnoredMayDiffer() throws Exception {
        Recording recording = recorded(Set.of());
        Matching matching = new Matching(List.of("at"), List.of());
        Request asked = recording.exchanges().get(1).request();
        Request later =
                new Request("GET", asked.url().replace("12%3A00%3A00.500000", "13%3A00%3A00.0"), Headers.empty(), null);
        assertEquals(
                302,
                TrafficReplay.of(recording, matching).transport().send(later).status());
        assertThrows(
                SyncException.class,
                () -> TrafficReplay.of(recording, Matching.STANDARD).transport().send(later));
    }

    @Test
    void timeStandsStillWhileItIsRecordedAndMovesWithWaits() throws Exception {
        RunOptions options = recorder.in(options(TrafficTest::answer));
        assertEquals(NOW, options.clock().instant());
        options.sleeper().sleep(Duration.ofSeconds(3));
        assertEquals(NOW.plusSeconds(3), options.clock().instant());
        assertEquals(List.of("PT3S"), waits);
    }

    @Test
    void scrubbedFieldsAreReplacedByTheSameTextEverywhere() throws IOException {
        String har = HarFile.text(recorded(Set.of("mail")));
        assertFalse(har.contains("jo@example.org"), har);
        assertEquals(3, har.split("scrubbed-1", -1).length, har);
    }

    @Test
    void nothingIsWrittenWhileASecretIsLeft() throws IOException {
        read(CONFIG, recorder.in(options(TrafficTest::answer)), secrets);
        RedactedTraffic traffic = recorder.redacted(CONFIG.toPlain(), Set.of());
        Path file = Files.createTempDirectory("har").resolve("state.json");
        IOException refused =
                assertThrows(IOException.class, () -> traffic.write(Map.of(file, "{\"x\": \"r3fresh-token-77\"}")));
        assertTrue(String.valueOf(refused.getMessage()).contains("cairn-secret-2"), refused.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void aConnectionThatBrokeBreaksAgain() throws Exception {
        RunOptions options = recorder.in(options(request -> {
            throw new IOException("connection reset");
        }));
        Request request = new Request("GET", "https://api.test/x", Headers.empty(), null);
        assertThrows(IOException.class, () -> options.transport().send(request));
        Recording recording = HarFile.read(
                "traffic.har",
                HarFile.text(recorder.redacted(Map.of(), Set.of()).recording()));
        IOException again = assertThrows(
                IOException.class,
                () -> TrafficReplay.of(recording, Matching.STANDARD).transport().send(request));
        assertEquals("connection reset", again.getMessage());
    }
}
