package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Syncs that find out how many slices they read at once, with an API that has a limit. */
@Timeout(120)
class FoundConcurrencyIT {

    private static final int SLICES = 300;
    private static final int ALLOWED = 6;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int inFlight;
    private int most;
    private int accepted;
    private int refused;
    /** So many must have come before any is answered; then one more. */
    private int awaited;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Refuses what is more than it allows at once. Until that was reached, it waits for more requests, which have to come. */
    private void answer(HttpExchange exchange) throws IOException {
        boolean allowed;
        synchronized (this) {
            inFlight++;
            most = Math.max(most, inFlight);
            allowed = inFlight <= ALLOWED;
            notifyAll();
            if (!allowed) {
                refused++;
            }
            try {
                while (allowed && awaited <= ALLOWED && inFlight < awaited) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (allowed) {
                awaited += awaited <= ALLOWED ? 1 : 0;
                accepted++;
            }
            inFlight--;
        }
        byte[] body = (allowed ? "[{\"path\": \"" + exchange.getRequestURI().getPath() + "\"}]" : "{}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(allowed ? 200 : 429, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Output sync(int least, String... options) {
        awaited = least;
        most = 0;
        accepted = 0;
        refused = 0;
        String values = IntStream.range(0, SLICES).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
        String manifest = MANIFEST.replace("VALUES", values);
        return new CairnCommand(folder)
                .manifest(manifest)
                .config(Map.of(
                        "base_url", "http://127.0.0.1:" + server.getAddress().getPort()))
                .fullRefresh("items")
                .run("read", options);
    }

    @Test
    void itGrowsUntilTheApiRefusesAndReadsTheSame() {
        Output fixed = sync(ALLOWED + 1);
        assertEquals(1, most);
        Output found = sync(2, "--concurrency", "auto", "--concurrency-max", "30");
        assertEquals(0, found.exit(), found.stderr());
        assertEquals(SLICES, accepted);
        assertTrue(most >= ALLOWED, most + " at once");
        assertEquals(records(fixed), records(found));
        assertEquals(states(fixed), states(found));
        List<String> said = logs(found);
        String last = said.get(said.size() - 1);
        assertTrue(
                last.matches("Concurrency: \\d+ slices? at once.* at the end \\(\\d+ to \\d+ on the way\\); " + refused
                        + " of " + (SLICES + refused) + " requests were refused"),
                last);
        assertTrue(logs(fixed).isEmpty(), logs(fixed).toString());
    }

    @Test
    void theManifestsNumberIsTheBound() {
        Output found = sync(ALLOWED + 1, "--concurrency", "auto");
        assertEquals(0, found.exit(), found.stderr());
        assertEquals(1, most);
        assertEquals(SLICES, records(found).size());
    }

    private static List<String> records(Output output) {
        return output.recordField("path").stream().map(String::valueOf).sorted().toList();
    }

    private static List<String> states(Output output) {
        List<String> states = output.states();
        return states.subList(states.size() - 1, states.size());
    }

    private static List<String> logs(Output output) {
        return output.ofType("LOG").stream()
                .map(message -> String.valueOf(Output.at(message, "log", "message")))
                .filter(text -> text.startsWith("Concurrency: "))
                .toList();
    }

    private static final String MANIFEST = """
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
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: "/{{ stream_partition.item }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  partition_router: {type: ListPartitionRouter, cursor_field: item, values: [VALUES]}
            spec: {type: Spec, connection_specification: {type: object, properties: {base_url: {type: string}}}}
            """;
}
