package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of pages run as they are written: those of blocks below {@code <!-- run -->}, in a folder with what pages take for
 * granted, such as {@code manifest.yaml}, and without a database. Each command has to end with 0.
 */
@Tag("thorough")
@Tag("thorough")
class DocumentedCommandsIT {

    private static final Path ROOT = Path.of(System.getProperty("it.root", ".."));
    private static final Pattern MARKED = Pattern.compile("<!-- run -->\n```sh\n(.*?)```", Pattern.DOTALL);
    private static final String TICKETS =
            "{\"items\":[{\"id\":1,\"updated_at\":\"2025-01-02T00:00:00Z\"},{\"id\":2,\"updated_at\":\"2025-01-03T00:00:00Z\"}]}";
    private static final String STREAM = """
              - type: DeclarativeStream
                name: %s
                primary_key: id
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: updated_at
                  datetime_format: "%%Y-%%m-%%dT%%H:%%M:%%SZ"
                  start_datetime: "2025-01-01T00:00:00Z"
                schema_loader:
                  type: InlineSchemaLoader
                  schema: {type: object, properties: {id: {type: integer}, updated_at: {type: string}}}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "%s"}
                  record_selector:
                    type: RecordSelector
                    extractor: {type: DpathExtractor, field_path: [items]}
            """;

    @TempDir
    private Path folder;

    private HttpServer api;

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.filter(Files::isRegularFile))
                    .filter(DocumentedCommandsIT::isMarked)
                    .map(ROOT::relativize)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isMarked(Path page) {
        return text(page).contains("<!-- run -->");
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            byte[] body = TICKETS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
        String url = "http://127.0.0.1:" + api.getAddress().getPort() + "/";
        Files.writeString(
                folder.resolve("manifest.yaml"),
                "version: 7.0.0\ntype: DeclarativeSource\ncheck: {type: CheckStream, stream_names: [tickets]}\nstreams:\n"
                        + STREAM.formatted("tickets", url + "tickets")
                        + STREAM.formatted("users", url + "users")
                        + STREAM.formatted("items", url + "items")
                        + "spec: {type: Spec, connection_specification: {type: object, properties: {account: {type: string}}}}\n");
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("north.json"), "{\"account\": \"north\"}");
        Files.writeString(folder.resolve("south.json"), "{\"account\": \"south\"}");
        Files.writeString(folder.resolve("state.json"), "[]");
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void runAsTheyAreWritten(Path page) throws IOException, InterruptedException {
        CairnShell shell = new CairnShell(folder);
        Matcher block = MARKED.matcher(text(ROOT.resolve(page)));
        int blocks = 0;
        while (block.find()) {
            Files.deleteIfExists(folder.resolve("tickets.db"));
            CairnShell.Done done = shell.run("set -e\n" + block.group(1));
            assertEquals(0, done.exit(), block.group(1) + done.printed());
            blocks++;
        }
        assertFalse(blocks == 0, "a mark is right above a block of commands");
    }
}
