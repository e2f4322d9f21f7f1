package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.http.request.FreePort;
import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged command line with the jar for OpenTelemetry beside it, and a receiver of OTLP over HTTP. */
class OpenTelemetryIT {

    private static final String SECRET = "s3cr3t-key";
    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [tickets]}
            streams:
              - type: DeclarativeStream
                name: tickets
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: "{{ config['base_url'] }}/{{ config['key'] }}/tickets"
                    request_parameters: {key: "{{ config['key'] }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
            spec:
              type: Spec
              connection_specification:
                type: object
                properties: {key: {type: string, airbyte_secret: true}}
            """;

    @TempDir
    private Path folder;

    private ScriptedApi api;

    @BeforeEach
    void begin() throws IOException {
        api = new ScriptedApi(request -> Answer.ok(List.of(Map.of("id", 1), Map.of("id", 2))));
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
        Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl(), "key", SECRET)));
        Files.copy(Path.of("../cli/target/cairn.jar"), folder.resolve("cairn.jar"));
    }

    @AfterEach
    void end() {
        api.close();
    }

    private record Run(int exit, String out, String err) {}

    private void withJar() throws IOException {
        Path jar = Path.of("../opentelemetry/target/telemetry/cairn-opentelemetry.jar");
        Files.copy(jar, Files.createDirectory(folder.resolve("telemetry")).resolve("cairn-opentelemetry.jar"));
    }

    private Run read(Map<String, String> environment, String... jvm) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.addAll(List.of("-jar", "cairn.jar", "read", "--manifest-path", "manifest.yaml"));
        command.addAll(List.of("--config", "config.json", "--streams", "tickets"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, Files.readString(folder.resolve("err")));
    }

    @Test
    void spansAndMetricsArriveAtACollector() throws Exception {
        withJar();
        Map<String, String> received = new ConcurrentHashMap<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            String kind = exchange.getRequestHeaders().getFirst("Content-Type");
            received.merge(exchange.getRequestURI().getPath() + " " + kind, body, String::concat);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            Run run = read(Map.of(
                    "CAIRN_OPENTELEMETRY", "true",
                    "OTEL_SERVICE_NAME", "tickets-of-acme",
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                            "http://127.0.0.1:" + collector.getAddress().getPort()));
            assertEquals(0, run.exit(), run.err());
            assertFalse(run.err().contains("opentelemetry"), run.err());
        } finally {
            collector.stop(0);
        }
        assertEquals(
                List.of("/v1/metrics application/x-protobuf", "/v1/traces application/x-protobuf"),
                received.keySet().stream().sorted().toList());
        String traces = received.getOrDefault("/v1/traces application/x-protobuf", "");
        for (String span :
                List.of("tickets-of-acme", "sync", "stream tickets", "slice tickets", "GET", "/****/tickets")) {
            assertTrue(traces.contains(span), span);
        }
        String metrics = received.getOrDefault("/v1/metrics application/x-protobuf", "");
        for (String metric : List.of("tickets-of-acme", "cairn.requests", "cairn.records", "cairn.sync.success")) {
            assertTrue(metrics.contains(metric), metric);
        }
        assertFalse((traces + metrics).contains(SECRET));
    }

    @Test
    @Tag("thorough")
    void aCollectorThatIsAwayChangesNothingOfTheSync() throws Exception {
        withJar();
        int closed = FreePort.choose();
        Run run = read(
                Map.of("CAIRN_OPENTELEMETRY", "true", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + closed));
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                2, run.out().lines().filter(line -> line.contains("\"RECORD\"")).count());
        assertTrue(run.err().contains("Failed to export"), run.err());
        assertEquals(
                1,
                run.err()
                        .lines()
                        .filter(line -> line.contains("OpenTelemetry:"))
                        .count(),
                run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @ParameterizedTest
    @Tag("thorough")
    @CsvSource({
        "OTEL_METRIC_EXPORT_INTERVAL, soon",
        "OTEL_EXPORTER_OTLP_ENDPOINT, collector:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT, http://exa mple",
        "OTEL_TRACES_EXPORTER, nonesuch",
        "OTEL_EXPORTER_OTLP_PROTOCOL, nonesuch"
    })
    void aVariableThatIsWrongEndsNoSync(String variable, String value) throws Exception {
        withJar();
        Run run = read(Map.of("CAIRN_OPENTELEMETRY", "true", variable, value));
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                2, run.out().lines().filter(line -> line.contains("\"RECORD\"")).count());
        assertTrue(run.err().contains("OpenTelemetry:"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void nothingOfItIsLoadedUnlessItIsAskedFor() throws Exception {
        withJar();
        Run run = read(Map.of("CAIRN_OPENTELEMETRY", "false"), "-Xlog:class+load:file=classes.txt");
        assertEquals(0, run.exit(), run.err());
        String classes = Files.readString(folder.resolve("classes.txt"));
        assertTrue(classes.contains("dev.cairn.cli.watch.SyncWatch"));
        assertFalse(classes.toLowerCase(Locale.ROOT).contains("opentelemetry"), "a class is loaded");
    }

    @Test
    @Tag("thorough")
    void withoutTheJarItSaysWhichOneItWants() throws Exception {
        Run run = read(Map.of("CAIRN_OPENTELEMETRY", "true"));
        assertEquals(1, run.exit());
        assertTrue(
                (run.out() + run.err()).contains("--opentelemetry needs cairn-opentelemetry.jar in the folder"),
                run.out() + run.err());
        assertTrue(api.requests().isEmpty(), "nothing was read");
    }
}
