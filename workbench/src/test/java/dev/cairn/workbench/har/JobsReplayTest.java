package dev.cairn.workbench.har;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes long, such as jobs, is replayed at once: in it all time passes by the recording's clock. */
class JobsReplayTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /** Jobs of a stream, of a parent, of a schema and of streams that are generated, within a budget of calls. */
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [report]}
            api_budget:
              type: HTTPAPIBudget
              policies:
                - {type: MovingWindowCallRatePolicy, rates: [{type: Rate, limit: 3, interval: PT30S}], matchers: []}
            definitions:
              at: "{{ now_utc().strftime('%j %H:%M:%S.%f') }} {{ [1, 2, 3, 4, 5, 6, 7] | random }}"
              base:
                type: HttpRequester
                url_base: https://api.test
                request_parameters: {at: "#/definitions/at"}
                error_handler:
                  type: DefaultErrorHandler
                  backoff_strategies:
                    - {type: WaitTimeFromHeader, header: Retry-After}
                    - {type: ConstantBackoffStrategy, backoff_time_in_seconds: 2, jitter_range_in_seconds: 5}
              jobs:
                type: AsyncRetriever
                failed_retry_wait_time_in_seconds: 7
                polling_job_timeout: 60
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                status_mapping: {type: AsyncJobStatusMap, running: [running], completed: [done], failed: [failed], timeout: [late]}
                status_extractor: {type: DpathExtractor, field_path: [status]}
                creation_requester: {$ref: "#/definitions/base", path: /jobs, http_method: POST, request_body_json: {kind: "{{ (stream_partition or {}).get('kind', 'none') }}"}}
                polling_requester: {$ref: "#/definitions/base", path: "/jobs/{{ creation_response['id'] }}"}
                download_requester: {$ref: "#/definitions/base", path: "/jobs/{{ creation_response['id'] }}/rows"}
                download_extractor: {type: DpathExtractor, field_path: [rows, "*"]}
              parts:
                $ref: "#/definitions/jobs"
                partition_router: {type: ListPartitionRouter, values: [a, b, c], cursor_field: kind}
              schema: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
              report: {type: DeclarativeStream, name: report, schema_loader: "#/definitions/schema", retriever: "#/definitions/parts"}
            streams:
              - "#/definitions/report"
              - type: DeclarativeStream
                name: children
                schema_loader: "#/definitions/schema"
                retriever:
                  type: SimpleRetriever
                  requester: {$ref: "#/definitions/base", path: "/children/{{ stream_partition.row }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [rows]}}
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs:
                      - {type: ParentStreamConfig, stream: "#/definitions/report", parent_key: id, partition_field: row}
              - type: DeclarativeStream
                name: described
                schema_loader:
                  type: DynamicSchemaLoader
                  retriever: "#/definitions/jobs"
                  schema_type_identifier: {schema_pointer: [fields], key_pointer: [name], type_pointer: [type]}
                retriever: "#/definitions/jobs"
            spec:
              type: Spec
              connection_specification: {type: object, properties: {}}
            """;

    private static final ObjectNode CONFIG = new ConfigReader().read("config.json", "{}");

    /** An API of jobs that makes difficulties. */
    private static final class Jobs {

        private final Random random;
        private final Map<String, Integer> polls = new HashMap<>();
        private int jobs;

        Jobs(long seed) {
            random = new Random(seed);
        }

        synchronized RawResponse answer(Request request) {
            String path = request.url().replaceAll("https://api\\.test|\\?.*", "");
            if (random.nextInt(5) == 0) {
                String seconds = String.valueOf(1 + random.nextInt(20));
                return response(request, 429, Map.of("Retry-After", seconds), Map.of());
            }
            if (random.nextInt(8) == 0) {
                return response(request, 503, Map.of(), Map.of());
            }
            if (path.equals("/jobs")) {
                polls.put("/jobs/" + ++jobs, random.nextInt(5));
                return response(request, 200, Map.of(), Map.of("id", jobs));
            }
            if (path.endsWith("/rows") || path.startsWith("/children")) {
                int first = path.hashCode() & 0xfff;
                Object fields = List.of(Map.of("name", "id", "type", "integer"));
                List<Object> rows = List.of(Map.of("id", first, "fields", fields), Map.of("id", first + 1));
                return response(request, 200, Map.of(), Map.of("rows", rows));
            }
            boolean running = polls.merge(path, -1, Integer::sum) > 0;
            boolean fails = !running && random.nextInt(6) == 0;
            return response(request, 200, Map.of(), Map.of("status", running ? "running" : fails ? "failed" : "done"));
        }

        private static RawResponse response(
                Request request, int status, Map<String, String> headers, Map<String, ?> body) {
            Map<String, String> all = new HashMap<>(headers);
            all.put("Content-Type", "application/json");
            return new RawResponse(
                    status, Headers.of(all), request.url(), new ByteArrayInputStream(Json.writeBytes(body)));
        }
    }

    private enum Command {
        CHECK,
        DISCOVER,
        TEST_READ,
        READ
    }

    /** All that a command writes. */
    private static String run(Command command, RunOptions options) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Connector loaded = Connector.load("manifest.yaml", MANIFEST);
        ConfiguredConnector connector = loaded.configure(CONFIG, new MessageWriter(out, new SecretMask()), options);
        String result = switch (command) {
            case CHECK -> connector.check().toString();
            case DISCOVER -> Json.write(connector.discover().streams());
            case TEST_READ ->
                Json.write(
                        loaded.testRead(CONFIG, TestRead.of("report"), options).toJson());
            case READ ->
                connector
                        .read(
                                new ConfiguredCatalog(
                                        List.of(stream("report"), stream("children"), stream("described"))),
                                InputState.EMPTY,
                                new StopSignal())
                        .name();
        };
        // The two runs are called from different lines.
        return (result + "\n" + out.toString(StandardCharsets.UTF_8)).replaceAll("\\\\tat [^\"]*", "");
    }

    private static ConfiguredStream stream(String name) {
        return new ConfiguredStream(StreamDescriptor.of(name), SyncMode.FULL_REFRESH, List.of(), Map.of());
    }

    private static RunOptions live(long seed) {
        return RunOptions.standard()
                .transport(new Jobs(seed)::answer)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .sleeper(duration -> {});
    }

    private static void assertReplays(Command command, long seed) throws IOException, InterruptedException {
        TrafficRecorder recorder = TrafficRecorder.of(new SecretMask());
        String live = run(command, recorder.in(live(seed)));
        Recording recording = HarFile.read(
                "traffic.har",
                HarFile.text(recorder.redacted(CONFIG.toPlain(), Set.of()).recording()));
        TrafficReplay replay = TrafficReplay.of(recording, Matching.STANDARD);
        String replayed = run(command, replay.in(RunOptions.standard()));
        assertEquals(List.of(), replay.misses());
        assertEquals(live, replayed);
        assertEquals(recording.exchanges().size(), replay.asked().size());
        if (command == Command.READ) {
            assertTrue(live.contains("\"children\""), live);
            assertFalse(live.contains("TIMED_OUT"), live);
        }
    }

    /** Jobs that fail, waits that the API asks for, and a budget: whatever comes, it comes again, in no time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyHistoryIsReplayedByteByByte(long seed) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (Command command : Command.values()) {
                assertReplays(command, seed);
            }
        });
    }
}
