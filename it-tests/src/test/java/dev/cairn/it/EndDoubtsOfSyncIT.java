package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.cli.Main;
import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The summary of a sync tells of a stream whose end is in doubt, and so does the log. */
class EndDoubtsOfSyncIT {

    private static final String DOUBT =
            "the API says that there are 204 records, and the read ended after 100 (expected a paginator)";

    @TempDir
    private Path folder;

    private HttpServer server;

    @BeforeEach
    void begin() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, Object> body = Map.of(
                "total",
                204L,
                "events",
                IntStream.range(0, 100).mapToObj(id -> Map.of("id", (long) id)).toList());
        byte[] bytes = Json.writeBytes(body);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("manifest.yaml"), """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [events]}
                streams:
                  - type: DeclarativeStream
                    name: events
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url: "http://127.0.0.1:%d/events"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [events]}}
                spec: {type: Spec, connection_specification: {type: object, properties: {}}}
                """.formatted(
                        server.getAddress().getPort()));
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private String run(ByteArrayOutputStream err, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, Main.run(arguments, out, new PrintStream(err, true, StandardCharsets.UTF_8)), err::toString);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String sync(ByteArrayOutputStream err, String format) {
        return run(
                err,
                "sync",
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--config",
                folder.resolve("config.json").toString(),
                "--to",
                "sqlite:" + folder.resolve("data.db"),
                "--format",
                format);
    }

    @Test
    void theSummaryAndTheLogTell() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String place = folder.resolve("manifest.yaml") + ":9:7: ";

        List<String> lines = sync(err, "text").lines().toList();
        assertTrue(lines.contains("  note: " + place + DOUBT), lines::toString);
        String log = err.toString(StandardCharsets.UTF_8);
        assertEquals(
                1,
                log.lines()
                        .filter(line -> line.endsWith("Stream events: " + place + DOUBT))
                        .count(),
                log);

        Map<?, ?> json = (Map<?, ?>) Json.parse(sync(err, "json"));
        Map<?, ?> stream = (Map<?, ?>) ((List<?>) Objects.requireNonNull(json.get("streams"))).get(0);
        assertEquals(List.of(place + DOUBT), stream.get("notes"));
    }
}
