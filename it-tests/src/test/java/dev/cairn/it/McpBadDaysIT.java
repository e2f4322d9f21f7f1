package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn mcp} where the agent, the API or the folder is not as one would wish. */
@Tag("thorough")
class McpBadDaysIT {

    /** Has what URLs, JSON and forms escape. */
    private static final String KEY = "k3y+of/the \"person\"&=";

    @TempDir
    private Path all;

    private Path folder;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Function<Request, Answer> script = request -> Answer.ok(List.of());
    private ScriptedApi api;

    @BeforeEach
    void begin() throws IOException {
        api = new ScriptedApi(request -> script.apply(request), threads);
        folder = Files.createDirectory(all.resolve("connector")).toRealPath();
        Files.writeString(folder.resolve("manifest.yaml"), manifest("items"));
        Files.writeString(
                folder.resolve("config.json"),
                Json.write(Map.of("base_url", api.baseUrl(), "api_key", KEY, "workspace", "people-of-acme")));
    }

    @AfterEach
    void end() throws IOException {
        api.close();
        threads.shutdownNow();
    }

    private McpAgent agent(String... more) throws IOException {
        List<String> options = new ArrayList<>(
                List.of("--config", folder.resolve("config.json").toString()));
        options.addAll(List.of(more));
        return new McpAgent(folder, Map.of(), options.toArray(String[]::new));
    }

    /** The spec does not mark the key: the manifest is the agent's. */
    private static String manifest(String... streams) {
        StringBuilder text = new StringBuilder("""
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [%s]}
                spec:
                  type: Spec
                  connection_specification: {type: object, properties: {api_key: {type: string, airbyte_secret: false}}}
                streams:
                """.formatted(streams[0]));
        for (String stream : streams) {
            text.append("""
                  - type: DeclarativeStream
                    name: %1$s
                    retriever:
                      type: SimpleRetriever
                      requester:
                        type: HttpRequester
                        url: "{{ config['base_url'] }}/%1$s"
                        request_parameters: {k: "{{ config['api_key'] }}", w: "{{ config['workspace'] }}"}
                        request_headers: {X-Key: "{{ config['api_key'] }}"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    transformations:
                      - type: AddFields
                        fields: [{path: [stolen], value: "{{ config['api_key'] }} and {{ config['workspace'] }}"}]
                """.formatted(stream));
        }
        return text.toString();
    }

    private static Map<String, Object> read(String stream) {
        return Map.of("stream", stream, "config", "config", "requests", true);
    }

    private static void assertSilent(McpAgent agent) {
        for (String secret : List.of(
                KEY,
                "people-of-acme",
                Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)),
                URLEncoder.encode(KEY, StandardCharsets.UTF_8),
                Json.write(KEY).substring(1, 20))) {
            assertFalse(agent.heard().contains(secret), () -> secret + " in " + agent.heard());
        }
    }

    @Test
    void noValueOfAConfigurationComesBackInWhateverForm() throws IOException {
        script = request -> Answer.ok(List.of(Map.of(
                "echo",
                request.query().get("k"),
                request.query().get("k"),
                "a key",
                "encoded",
                Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)),
                "url",
                "https://example.com/?k=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8),
                "in_text",
                "the key " + KEY + " of people-of-acme is good")));
        try (McpAgent agent = agent("--network", "any")) {
            McpAnswer answer = agent.ask("test_read", read("items"));
            assertEquals(1L, answer.get("records_read"), answer::toString);
            assertSilent(agent);
        }
    }

    @Test
    void noValueComesBackInErrors() throws IOException {
        script = request ->
                new Answer(400, Map.of("message", "bad key " + request.query().get("k")));
        try (McpAgent agent = agent("--network", "any")) {
            McpAnswer answer = agent.ask("test_read", read("items"));
            assertEquals(false, answer.get("succeeded"));
            assertTrue(answer.toString().contains("bad key ****"), answer::toString);
            agent.ask("propose_from_request", Map.of("url", api.baseUrl() + "/items", "requests", 2));
            agent.refusal("discover_schema", Map.of("stream", "none", "config", "config"));
            assertSilent(agent);
        }
    }

    @Test
    void aFieldThatThePersonCallsPublicIsShown() throws IOException {
        try (McpAgent agent = agent("--network", "any", "--public-field", "workspace")) {
            assertTrue(agent.ask("test_read", read("items")).toString().contains("w=people-of-acme"));
        }
    }

    @Test
    void secretsAreRefusedAndNothingIsSent() throws IOException {
        try (McpAgent agent = agent("--network", "any")) {
            for (Map<String, Object> request : List.<Map<String, Object>>of(
                    Map.of("curl", "curl -H 'Authorization: Bearer gh0-8a7b6c5d4e3f' " + api.baseUrl() + "/items"),
                    Map.of("curl", "curl -u jo:pass-4-jo-8a7b " + api.baseUrl() + "/items"),
                    Map.of("curl", "curl -H 'X-Api-Key: gh0-8a7b6c5d4e3f' " + api.baseUrl() + "/items"),
                    Map.of("url", api.baseUrl() + "/items?api_key=gh0-8a7b6c5d4e3f"),
                    Map.of("url", api.baseUrl().replace("//", "//jo:pass-4-jo-8a7b@") + "/items"))) {
                String refusal = agent.refusal("propose_from_request", request);
                assertTrue(refusal.contains("--secrets-env") && refusal.contains("nothing was"), refusal);
            }
            String known = agent.refusal("validate_manifest", Map.of("manifest_text", manifest("items") + "# " + KEY));
            assertTrue(known.contains("Never pass one"), known);
            String values = agent.refusal(
                    "test_read", Map.of("stream", "items", "config", "config", "config_values", Map.of("token", "x")));
            assertTrue(values.contains("no argument 'config_values'") && values.contains("--config"), values);
            String inPlace = agent.refusal("test_read", Map.of("stream", "items", "config", Map.of("api_key", "gh0")));
            assertTrue(inPlace.contains("config"), inPlace);
            assertEquals(List.of(), api.requests());
            assertFalse(
                    agent.heard().contains("gh0-8a7b6c5d4e3f") || agent.heard().contains("pass-4-jo"), agent::heard);
        }
    }

    @Test
    void nothingOutsideOfTheFolderIsRead() throws IOException {
        Path outside = Files.createDirectory(all.resolve("outside"));
        Files.writeString(outside.resolve("manifest.yaml"), "canary: outside");
        Files.writeString(outside.resolve("items.json"), "{\"canary\": \"outside\"}");
        Files.createSymbolicLink(folder.resolve("link.yaml"), outside.resolve("manifest.yaml"));
        Files.createSymbolicLink(folder.resolve("linked"), outside);
        Files.createSymbolicLink(folder.resolve("nowhere.yaml"), all.resolve("nothing"));
        Path cases = Files.createDirectories(folder.resolve("tests/one"));
        Files.writeString(
                cases.resolve("case.yaml"),
                "command: read\nstreams: [items]\nmanifest: ../../../outside/manifest.yaml\n");
        try (McpAgent agent = agent()) {
            for (String path : List.of(
                    "../outside/manifest.yaml",
                    "tests/../../outside/manifest.yaml",
                    outside.resolve("manifest.yaml").toString(),
                    folder.resolve("manifest.yaml").toString(),
                    "link.yaml",
                    "linked/manifest.yaml",
                    "nowhere.yaml",
                    "a\u0000b",
                    "config.json",
                    "tests",
                    "")) {
                for (String tool : List.of("validate_manifest", "resolve_manifest", "list_streams", "list_configs")) {
                    agent.refusal(tool, Map.of("manifest", path));
                }
                agent.refusal("propose_from_openapi", Map.of("document", path));
            }
            for (String path : List.of("..", "../outside", "linked", outside.toString(), "tests")) {
                agent.refusal("run_test_cases", Map.of("folder", path));
            }
            agent.refusal("discover_schema", Map.of("stream", "items", "config", "config"));
            assertFalse(agent.heard().contains("canary"), agent::heard);
            assertSilent(agent);
        }
    }

    @Test
    void privateAddressesAreNotAskedUnlessThePersonSaysSo() throws IOException {
        try (McpAgent agent = agent()) {
            assertEquals(false, agent.ask("test_read", read("items")).get("succeeded"));
            assertEquals(
                    false,
                    agent.ask("propose_from_request", Map.of("url", api.baseUrl() + "/items"))
                            .get("answered"));
            agent.refusal("propose_from_openapi", Map.of("document", api.baseUrl() + "/openapi.json"));
            assertEquals(List.of(), api.requests());
        }
    }

    @Test
    void hugeAnswersAreCutAndThatIsSaid() throws IOException {
        String long5k = "x".repeat(5000);
        script = request -> Answer.ok(IntStream.range(0, 2000)
                .mapToObj(i -> Map.of("id", (long) i, "text", long5k))
                .toList());
        try (McpAgent agent = agent("--network", "any")) {
            McpAnswer answer = agent.ask(
                    "test_read", Map.of("stream", "items", "config", "config", "records", 1000, "requests", true));
            assertEquals(2000L, answer.get("records_read")); // the page that reaches the limit is read to its end
            assertTrue(answer.text("cut").contains("Ask for less"), answer::toString);
            assertTrue(answer.object("from_api").list("records").size() > 3, answer::toString);
            assertFalse(answer.toString().contains("was ended"), answer::toString);
        }
    }

    @Test
    void twentyCallsAtOnceGetTheirOwnAnswers() throws Exception {
        String[] streams = IntStream.range(0, 20).mapToObj(i -> "s" + i).toArray(String[]::new);
        Files.writeString(folder.resolve("manifest.yaml"), manifest(streams));
        script = request -> Answer.ok(List.of(Map.of("of", request.path())));
        try (McpAgent agent = agent("--network", "any")) {
            List<Future<McpAnswer>> answers = new ArrayList<>();
            for (String stream : streams) {
                answers.add(threads.submit(() -> agent.ask("test_read", read(stream))));
            }
            for (int i = 0; i < streams.length; i++) {
                McpAnswer answer = answers.get(i).get();
                assertTrue(answer.object("from_api").text("records").contains("of=/s" + i + ","), answer::toString);
            }
            assertEquals(List.of(), agent.complaints());
        }
    }
}
