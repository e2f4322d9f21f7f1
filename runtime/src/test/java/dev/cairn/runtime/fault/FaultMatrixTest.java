package dev.cairn.runtime.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.connection.Connections;
import dev.cairn.http.connection.NetworkSettings;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault, at every kind of request: {@code fault-matrix.txt} says what comes of it, and this test runs each. A fault
 * may be met once, three times in a row, or whenever the request is made.
 *
 * <p>The network is real, with short timeouts; the waits between attempts are not, and are counted instead.
 */
@Execution(ExecutionMode.CONCURRENT) // they mostly wait
class FaultMatrixTest {

    static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

    /** Longer than all attempts with all their timeouts take together. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Path TABLE = Path.of("src/test/resources/fault-matrix.txt");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    /** Which request the fault is met at. */
    private enum At {
        PAGE_1("/items", null, false),
        PAGE_2("/items?page=1", "/items", false),
        STREAMED_PAGE_2("/items?page=1", "/items", true),
        TOKEN("/token", null, false);

        private final String target;
        private final @Nullable String before;
        private final boolean streamed;

        At(String target, @Nullable String before, boolean streamed) {
            this.target = target;
            this.before = before;
            this.streamed = streamed;
        }
    }

    private static final Map<String, Integer> TIMES = times();

    private static Map<String, Integer> times() {
        Map<String, Integer> times = new LinkedHashMap<>();
        times.put("once", 1);
        times.put("three times", 3);
        times.put("always", Integer.MAX_VALUE);
        return times;
    }

    private static final Map<String, String> EXPECTED = new LinkedHashMap<>();
    private static final Map<String, String> ACTUAL = new ConcurrentHashMap<>();

    @BeforeAll
    static void readTable() throws IOException {
        if (Files.exists(TABLE)) {
            for (String line : Files.readAllLines(TABLE)) {
                String[] cells = line.split("\\|", -1);
                if (cells.length == 4) {
                    EXPECTED.put(key(cells[0].strip(), cells[1].strip(), cells[2].strip()), cells[3].strip());
                }
            }
        }
    }

    @AfterAll
    static void writeTable() throws IOException {
        if (UPDATE) {
            StringBuilder table = new StringBuilder("""
                    What comes of a fault: of five records on three pages (two, two and one).
                    fault | at | how often | outcome
                    """);
            cells().map(cell -> key((Fault) cell.get()[0], (At) cell.get()[1], (String) cell.get()[2]))
                    .forEach(key -> table.append(key)
                            .append(" | ")
                            .append(ACTUAL.get(key))
                            .append('\n'));
            Files.writeString(TABLE, table.toString());
        }
    }

    private static String key(Fault fault, At at, String times) {
        return key(fault.toString(), at.name().toLowerCase(Locale.ROOT).replace('_', ' '), times);
    }

    private static String key(String fault, String at, String times) {
        return fault + " | " + at + " | " + times;
    }

    private static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            for (At at : At.values()) {
                TIMES.keySet().forEach(times -> cells.add(Arguments.of(fault, at, times)));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void endsAsTheTableSays(Fault fault, At at, String times) {
        int number = TIMES.getOrDefault(times, 0);
        String outcome = assertTimeoutPreemptively(LIMIT, () -> outcome(fault, at, number));
        ACTUAL.put(key(fault, at, times), outcome);
        if (!UPDATE) {
            assertEquals(EXPECTED.get(key(fault, at, times)), outcome);
        }
    }

    private static String outcome(Fault fault, At at, int times) throws IOException, InterruptedException {
        boolean atToken = at == At.TOKEN;
        try (FaultyServer api =
                        new FaultyServer(FaultMatrixTest::body, at.target, at.before, atToken ? null : fault, times);
                FaultyServer tokens = new FaultyServer(
                        target -> "{\"access_token\": \"t\", \"expires_in\": 3600}",
                        at.target,
                        null,
                        atToken ? fault : null,
                        times)) {
            return run(at, api, tokens, fault.outlasts() ? READ_TIMEOUT : Duration.ofSeconds(30));
        }
    }

    private static String run(At at, FaultyServer api, FaultyServer tokens, Duration readTimeout)
            throws IOException, InterruptedException {
        FakeTime time = new FakeTime();
        AtomicInteger requests = new AtomicInteger();
        HttpTransport network =
                Connections.standard(NetworkSettings.ofSystem().withTimeouts(Duration.ofSeconds(30), readTimeout));
        HttpTransport counting = request -> {
            requests.addAndGet(request.url().endsWith(at.target) ? 1 : 0);
            return network.send(request);
        };
        Sleeper sleeper = duration -> {
            time.sleep(duration);
            api.clientWaits();
            tokens.clientWaits();
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfiguredStream configured = new ConfiguredStream(
                StreamDescriptor.of("items"), SyncMode.FULL_REFRESH, List.of(), Map.of("type", "object"));
        SyncResult result = Connector.load("manifest.yaml", manifest(at.streamed))
                .configure(
                        (ObjectNode) new YamlReader()
                                .read("config.json", "{api: '%s', tokens: '%s'}".formatted(api.url(), tokens.url())),
                        new MessageWriter(out),
                        RunOptions.standard().transport(counting).clock(time).sleeper(sleeper))
                .read(new ConfiguredCatalog(List.of(configured)), InputState.EMPTY, new StopSignal());
        double waited =
                time.sleptSeconds().stream().mapToDouble(Double::doubleValue).sum();
        return describe(result, out.toString(StandardCharsets.UTF_8)) + ", " + requests.get()
                + (requests.get() == 1 ? " request" : " requests")
                + (waited == 0 ? "" : ", waits %.0f s".formatted(waited));
    }

    /** How the sync ended and which records came; records must come in order, each once. */
    private static String describe(SyncResult result, String output) throws IOException {
        List<Long> records = new ArrayList<>();
        String failure = "";
        for (String line : output.lines().toList()) {
            Map<?, ?> message = (Map<?, ?>) Json.parse(line);
            if (at(message, "record", "data", "id") instanceof Long id) {
                records.add(id);
            }
            if (failure.isEmpty() && at(message, "trace", "error", "failure_type") instanceof String type) {
                failure = type;
            }
        }
        for (int i = 0; i < records.size(); i++) {
            assertEquals(i + 1L, records.get(i), records.toString());
        }
        if (result == SyncResult.COMPLETE) {
            assertEquals(5, records.size(), "a sync that is complete has all records");
            return "all records";
        }
        return failure + " after " + records.size() + " records";
    }

    private static @Nullable Object at(@Nullable Object value, String... path) {
        Object found = value;
        for (String key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }

    private static String body(String target) {
        return switch (target) {
            case "/items" -> "[{\"id\": 1},\n{\"id\": 2}]";
            case "/items?page=1" -> "[{\"id\": 3},\n{\"id\": 4}]";
            default -> "[{\"id\": 5}]";
        };
    }

    private static String manifest(boolean streamed) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
                streams:
                  - type: DeclarativeStream
                    name: items
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    retriever:
                      type: SimpleRetriever
                      decoder: %s
                      requester:
                        type: HttpRequester
                        url_base: "{{ config['api'] }}"
                        path: /items
                        authenticator:
                          type: OAuthAuthenticator
                          client_id: c
                          client_secret: s
                          refresh_token: r
                          token_refresh_endpoint: "{{ config['tokens'] }}/token"
                        error_handler:
                          type: DefaultErrorHandler
                          backoff_strategies: [{type: WaitTimeFromHeader, header: Retry-After}]
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      paginator:
                        type: DefaultPaginator
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                        pagination_strategy: {type: PageIncrement, page_size: 2}
                """.formatted(streamed ? "{type: GzipDecoder, decoder: {type: JsonDecoder}}" : "{type: JsonDecoder}");
    }
}
