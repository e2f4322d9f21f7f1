package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.CairnProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that do not fit into memory: whose they are, when they are gone, and what happens where there is no room. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class BodiesOnDiskIT {

    private static final int MANY = 24 << 20;

    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void makeRoom() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    private interface Body {
        void write(RawServer.Connection connection) throws IOException, InterruptedException;
    }

    private static RawServer server(Body body) throws IOException {
        return new RawServer(connection -> {
            if (connection.read().isPresent()) {
                connection.write("HTTP/1.1 200 OK\nContent-Length: " + MANY + "\n\n");
                body.write(connection);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'{type: JsonDecoder}', TERM",
        "'{type: XmlDecoder}', TERM",
        "'{type: ZipfileDecoder, decoder: {type: JsonlDecoder}}', TERM",
        "'{type: ZipfileDecoder, decoder: {type: JsonlDecoder}}', INT"
    })
    void belongToTheirOwnerAndAreGoneAfterASignal(String decoder, String signal) throws Exception {
        CairnProcess.assumeHeard(signal);
        try (RawServer api = server(connection -> {
            connection.write(new byte[MANY / 2]);
            Thread.sleep(180_000);
        })) {
            Process process = start(api, decoder, List.of());
            List<Path> files = waitForFiles(process);
            for (Path file : files) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            assertEquals(List.of(), files());
        }
    }

    /** The shell's limit for the size of files stands for a disk that is full. */
    @ParameterizedTest
    @CsvSource({
        "'{type: JsonDecoder}'",
        "'{type: XmlDecoder}'",
        "'{type: ZipfileDecoder, decoder: {type: JsonlDecoder}}'"
    })
    void aFullDiskIsSaidToBeFullAndNothingIsFetchedAgain(String decoder) throws Exception {
        try (RawServer api = server(connection -> connection.write(new byte[MANY]))) {
            Process process = start(api, decoder, List.of("sh", "-c", "ulimit -f 10000; exec \"$@\"", "sh"));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertNotEquals(0, process.waitFor());
            assertTrue(output.contains("the disk has no room for it"), output);
            assertTrue(output.contains(temporary.toString()), output);
            assertEquals(1, api.requests().size());
            assertEquals(List.of(), files());
        }
    }

    @Test
    void aBodyWithoutAnEndIsGivenUp() throws Exception {
        try (RawServer api = new RawServer(connection -> {
            if (connection.read().isPresent()) {
                connection.write("HTTP/1.1 200 OK\n\n");
                while (true) {
                    connection.write(new byte[1 << 20]);
                }
            }
        })) {
            Process process =
                    start(api, "{type: JsonDecoder}", List.of("env", "JDK_JAVA_OPTIONS=-Dcairn.body.longestMiB=9"));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertNotEquals(0, process.waitFor());
            assertTrue(output.contains("A response is longer than 9 MiB"), output);
            assertEquals(1, api.requests().size());
            assertEquals(List.of(), files());
        }
    }

    @Test
    void theSpaceIsFreeOnceTheBodyIsRead() throws Exception {
        try (RawServer api = server(connection -> {
            connection.write("[{\"id\": 1}" + " ".repeat(MANY - 11) + "]");
        })) {
            Process process = start(api, "{type: JsonDecoder}", List.of());
            process.getInputStream().readAllBytes();
            assertEquals(0, process.waitFor());
            assertEquals(List.of(), files());
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(temporary)) {
            return found.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))
                    .toList();
        }
    }

    private List<Path> waitForFiles(Process process) throws IOException, InterruptedException {
        List<Path> found = files();
        for (int i = 0; i < 1200 && found.isEmpty() && process.isAlive(); i++) {
            Thread.sleep(50);
            found = files();
        }
        assertEquals(1, found.size());
        return found;
    }

    private Process start(RawServer api, String decoder, List<String> before) throws IOException {
        Path manifest = Files.writeString(folder.resolve("manifest.yaml"), """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                spec: {type: Spec, connection_specification: {type: object}}
                streams:
                  - type: DeclarativeStream
                    name: items
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    retriever:
                      type: SimpleRetriever
                      decoder: %s
                      requester: {type: HttpRequester, url_base: "%s", path: /items}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                """.formatted(decoder, api.url()));
        Path config = Files.writeString(folder.resolve("config.json"), "{}");
        Path catalog = Files.writeString(folder.resolve("catalog.json"), """
                {"streams": [{
                  "stream": {"name": "items", "json_schema": {}, "supported_sync_modes": ["full_refresh"]},
                  "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}]}
                """);
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cairn.cli.Main",
                "read",
                "--manifest-path",
                manifest.toString(),
                "--config",
                config.toString(),
                "--catalog",
                catalog.toString()));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }
}
