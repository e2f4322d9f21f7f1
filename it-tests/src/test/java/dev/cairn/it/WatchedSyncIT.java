package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an orchestrator sees of a sync: logs for collectors, metrics, a health file, exit codes of {@code status}. */
class WatchedSyncIT {

    private static final String SECRET = "s3cr3t \"key\"";
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: ["odd \\"name\\"\\\\"]}
            definitions:
              retriever:
                type: SimpleRetriever
                requester:
                  type: HttpRequester
                  url: "{{ config['base_url'] }}/{{ parameters['resource'] }}"
                  request_parameters: {key: "{{ config['key'] }}"}
                  error_handler:
                    type: DefaultErrorHandler
                    backoff_strategies: [{type: ConstantBackoffStrategy, backoff_time_in_seconds: 0.01}]
                    response_filters: [{http_codes: [418], action: FAIL, error_message: "refused {{ config['key'] }}"}]
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
              schema: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}, at: {type: string}}}}
            streams:
              - type: DeclarativeStream
                name: "odd \\"name\\"\\\\"
                primary_key: id
                $parameters: {resource: odd}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-02-01"
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: users
                $parameters: {resource: users}
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
            spec:
              type: Spec
              connection_specification:
                type: object
                properties: {key: {type: string, airbyte_secret: true}}
            """;
    private static final String ODD = "odd \"name\"\\";
    private static final String ODD_LABELS = "{sync=\"tickets\",stream=\"odd \\\"name\\\"\\\\\"}";
    private static final String USERS = "{sync=\"tickets\",stream=\"users\"}";
    private static final String SYNC = "{sync=\"tickets\"}";

    /** As Prometheus documents its text format, for files that have no time of their own. */
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_]+\\{[a-z]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\"(,[a-z]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\")*}) (\\d+(\\.\\d+)?)");

    @TempDir
    private Path folder;

    private volatile Function<Request, Answer> script = this::answer;
    private ScriptedApi api;
    private boolean limited;

    private Answer answer(Request request) {
        if (request.path().equals("/users") && !limited) {
            limited = true;
            return new Answer(429, Map.of());
        }
        return Answer.ok(List.of(Map.of("id", 1, "at", "2024-01-05"), Map.of("id", 2, "at", "2024-01-09")));
    }

    private Answer refuseUsers(Request request) {
        return request.path().equals("/users") ? new Answer(418, Map.of()) : answer(request);
    }

    @BeforeEach
    void begin() throws IOException {
        api = new ScriptedApi(request -> script.apply(request));
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
        Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl(), "key", SECRET)));
    }

    @AfterEach
    void end() {
        api.close();
    }

    private record Printed(int exit, String out, String err) {

        List<Map<String, @Nullable Object>> logged() {
            return err.lines().map(Output::parse).toList();
        }

        Map<String, @Nullable Object> logged(String text) {
            return logged().stream()
                    .filter(line -> String.valueOf(line.get("message")).contains(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(text + " is not in " + err));
        }
    }

    private static Printed run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(arguments.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String at(String file) {
        return folder.resolve(file).toString();
    }

    private Printed sync(String... more) {
        return syncTo("jsonl:" + at("data"), more);
    }

    private Printed syncTo(String destination, String... more) {
        List<String> arguments = new ArrayList<>(List.of("sync", "--to", destination));
        arguments.addAll(List.of("--manifest-path", at("manifest.yaml"), "--config", at("config.json")));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    private Printed read(String... more) {
        List<String> arguments = new ArrayList<>(List.of("read", "--streams", "*"));
        arguments.addAll(List.of("--manifest-path", at("manifest.yaml"), "--config", at("config.json")));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    private Printed status(String... more) {
        List<String> arguments = new ArrayList<>(List.of("status", "--to", "jsonl:" + at("data")));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    @Test
    void eachLineOfASyncIsAnObjectThatNamesItsStream() {
        Printed printed = sync("--log-format", "json");
        assertEquals(0, printed.exit(), printed.err());
        Map<String, @Nullable Object> line = printed.logged("Syncing stream: odd");
        assertEquals("INFO", line.get("level"));
        assertEquals(ODD, line.get("stream"));
        assertTrue(String.valueOf(line.get("time")).matches("20.*T.*\\.\\d{3}Z"), printed.err());
        assertEquals("users", printed.logged("Stream users waits").get("stream"));
    }

    @Test
    void ofAFailureTheSecretStaysHidden() {
        script = this::refuseUsers;
        for (Printed printed : List.of(sync("--log-format", "json"), read("--log-format", "json"))) {
            assertEquals(1, printed.exit());
            Map<String, @Nullable Object> line = printed.logged("****");
            assertEquals("ERROR", line.get("level"));
            assertEquals("users", line.get("stream"));
            assertFalse(printed.err().contains("s3cr3t"), printed.err());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.cairn.it.CairnCommand#names")
    void whateverIsWrongWithACommandIsLoggedInTheSameFormat(String command) {
        for (List<String> wrong : List.of(
                List.of(command, "--log-format", "json", "--nonsense"),
                List.of(command, "--nonsense", "--log-format=json"))) {
            Printed printed = run(wrong);
            assertEquals(2, printed.exit(), printed.err());
            assertEquals(
                    List.of("ERROR"),
                    printed.logged().stream().map(line -> line.get("level")).toList());
        }
    }

    @Test
    void problemsOfInputsAreErrors() throws IOException {
        Files.writeString(folder.resolve("manifest.yaml"), "version: 7.0.0\ntype: Nonsense\n");
        for (Printed printed : List.of(
                sync("--log-format", "json"),
                read("--log-format", "json"),
                run(List.of("validate", at("manifest.yaml"), "--log-format", "json")))) {
            assertEquals(1, printed.exit());
            assertFalse(printed.err().isEmpty());
            assertTrue(printed.logged().stream().allMatch(line -> "ERROR".equals(line.get("level"))), printed.err());
        }
    }

    @Test
    void metricsHaveTheNumbersOfEachStream() throws IOException {
        for (Function<String, Printed> command : List.<Function<String, Printed>>of(
                file -> sync("--metrics-file", file), file -> read("--metrics-file", file))) {
            limited = false;
            Printed printed = command.apply(at("tickets.prom"));
            assertEquals(0, printed.exit(), printed.err());
            Map<String, Double> metrics = metrics("tickets.prom");
            assertEquals(2.0, metrics.get("cairn_records_total" + ODD_LABELS));
            assertEquals(1.0, metrics.get("cairn_pages_total" + ODD_LABELS));
            assertEquals(1.0, metrics.get("cairn_stream_complete" + USERS));
            assertTrue(Objects.requireNonNull(metrics.get("cairn_record_bytes_total" + USERS)) > 20, metrics::toString);
            assertTrue(Objects.requireNonNull(metrics.get("cairn_states_total" + ODD_LABELS)) >= 1, metrics::toString);
            assertEquals(3.0, metrics.get("cairn_requests_total" + SYNC));
            assertEquals(1.0, metrics.get("cairn_retries_total" + SYNC));
            assertEquals(1.0, metrics.get("cairn_rate_limits_total" + SYNC));
            assertEquals(1.0, metrics.get("cairn_waits_total" + SYNC));
            assertEquals(0.0, metrics.get("cairn_sync_running" + SYNC));
            assertEquals(1.0, metrics.get("cairn_sync_success" + SYNC));
            assertEquals(1704758400.0, metrics.get("cairn_position_timestamp_seconds" + ODD_LABELS), "2024-01-09");
            assertFalse(metrics.containsKey("cairn_position_timestamp_seconds" + USERS), "it has no cursor");
            double ended = Objects.requireNonNull(metrics.get("cairn_sync_end_timestamp_seconds" + SYNC));
            double state = Objects.requireNonNull(metrics.get("cairn_last_state_timestamp_seconds" + USERS));
            assertTrue(state <= ended && state > ended - 60, metrics::toString);
        }
    }

    @Test
    void thePageHasAllMetrics() throws IOException {
        sync("--metrics-file", at("tickets.prom"));
        String page = Files.readString(Path.of("../docs/orchestrators.md"));
        for (String metric : metrics("tickets.prom").keySet()) {
            assertTrue(page.contains("`" + metric.substring(0, metric.indexOf('{')) + "`"), metric);
        }
    }

    @Test
    void afterAFailureMetricsStillSayWhenASyncWasCompleteLast() throws IOException {
        sync("--metrics-file", at("tickets.prom"));
        Double success = metrics("tickets.prom").get("cairn_sync_last_success_timestamp_seconds" + SYNC);
        script = this::refuseUsers;
        assertEquals(1, sync("--metrics-file", at("tickets.prom")).exit());
        Map<String, Double> failed = metrics("tickets.prom");
        assertEquals(1.0, failed.get("cairn_stream_failures" + USERS));
        assertEquals(0.0, failed.get("cairn_stream_complete" + USERS));
        Files.writeString(folder.resolve("config.json"), "no JSON");
        assertEquals(1, sync("--metrics-file", at("tickets.prom")).exit());
        for (Map<String, Double> metrics : List.of(failed, metrics("tickets.prom"))) {
            assertEquals(0.0, metrics.get("cairn_sync_success" + SYNC));
            assertEquals(success, metrics.get("cairn_sync_last_success_timestamp_seconds" + SYNC));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense:x", "jsonl:${NO_SUCH_VARIABLE}", "sqlite:config.json", "postgresql://a:b@127.0.0.1:1/c"
            })
    void aDestinationThatCannotBeOpenedIsAFailureOfTheSync(String destination) throws IOException {
        sync("--metrics-file", at("tickets.prom"));
        Double success = metrics("tickets.prom").get("cairn_sync_last_success_timestamp_seconds" + SYNC);
        Files.writeString(folder.resolve("healthy"), "of a process that was killed");
        Printed printed = syncTo(
                destination.replace("config.json", at("config.json")),
                "--metrics-file",
                at("tickets.prom"),
                "--health-file",
                at("healthy"));
        assertEquals(1, printed.exit(), printed.err());
        saysThatTheSyncHasFailed(success);
        assertFalse(Files.exists(folder.resolve("healthy")));
    }

    @Test
    void soIsOneThatCannotBeWatched() throws IOException {
        Printed printed = sync("--metrics-file", at("tickets.prom"), "--opentelemetry");
        assertEquals(1, printed.exit(), printed.err());
        assertTrue(printed.err().contains("cairn-opentelemetry.jar"), printed.err());
        saysThatTheSyncHasFailed(null);
    }

    private void saysThatTheSyncHasFailed(@Nullable Double lastSuccess) throws IOException {
        Map<String, Double> metrics = metrics("tickets.prom");
        assertEquals(0.0, metrics.get("cairn_sync_running" + SYNC));
        assertEquals(0.0, metrics.get("cairn_sync_success" + SYNC));
        assertEquals(lastSuccess, metrics.get("cairn_sync_last_success_timestamp_seconds" + SYNC));
        assertTrue(metrics.containsKey("cairn_sync_end_timestamp_seconds" + SYNC), metrics::toString);
    }

    @Test
    void filesThatCannotBeWrittenAreToldAndEndNothing() {
        Printed printed = sync(
                "--metrics-file", at("nowhere/a.prom"), "--health-file", at("nowhere/healthy"), "--log-format", "json");
        assertEquals(0, printed.exit(), printed.err());
        assertEquals("WARN", printed.logged("a.prom cannot be written").get("level"));
        assertEquals("WARN", printed.logged("healthy cannot be written").get("level"));
    }

    @Test
    void theHealthFileIsThereAsLongAsTheSync() {
        Path healthy = folder.resolve("healthy");
        List<Boolean> there = new ArrayList<>();
        script = request -> {
            there.add(Files.exists(healthy));
            return answer(request);
        };
        assertEquals(0, sync("--health-file", healthy.toString()).exit());
        assertEquals(List.of(true, true, true), there);
        assertFalse(Files.exists(healthy));
    }

    @Test
    void statusEndsWithWhatTheCallerTakesForAFailure() {
        assertEquals(3, status("--fail-on", "stale=6h").exit(), "nothing was ever synced");
        assertEquals(0, status("--fail-on", "failed").exit());
        sync();
        assertEquals(0, status("--fail-on", "failed,stale=6h").exit());
        assertEquals(0, status("--fail-on", "stale=PT6H").exit());
        Printed stale = status("--fail-on", "stale=0s", "--stream", "users", "--log-format", "json");
        assertEquals(3, stale.exit(), stale.err());
        assertEquals("users", stale.logged("users: stale: read to the end 2").get("stream"));
        assertEquals(
                3,
                status("--fail-on", "stale=6h", "--stream", "tickets", "users").exit(),
                "one is not there");
        script = this::refuseUsers;
        sync();
        Printed failed = status("--fail-on", "stale=0s", "--fail-on", "failed");
        assertEquals(4, failed.exit(), failed.err());
        assertTrue(failed.err().contains("users: failed: "), failed.err());
        assertEquals(0, status("--fail-on", "failed", "--stream", ODD).exit());
        assertEquals(0, status().exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stale", "stale=", "stale=6", "stale=-6h", "stale=P", "stale=-PT1S", "old", ""})
    void whatCannotBeReadIsRefused(String failOn) {
        assertEquals(2, status("--fail-on", failOn).exit());
    }

    private Map<String, Double> metrics(String file) throws IOException {
        Map<String, Double> metrics = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            if (!line.startsWith("# ")) {
                var sample = SAMPLE.matcher(line);
                assertTrue(sample.matches(), line);
                assertEquals(null, metrics.put(sample.group(1), Double.valueOf(sample.group(5))), "twice: " + line);
            }
        }
        return metrics;
    }
}
