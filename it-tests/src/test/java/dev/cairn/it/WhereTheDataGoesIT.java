package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/where-the-data-goes.md says, as it stands there: the program of three lines, and the Python that uses it.
 * {@code -Dit.pyairbyte=PYTHON} names an interpreter that has the packages {@code airbyte} and {@code airbyte-serverless}.
 */
class WhereTheDataGoesIT {

    private static final Path ROOT =
            Path.of(System.getProperty("it.root", "..")).toAbsolutePath().normalize();

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [tickets]}
            definitions:
              stream:
                type: DeclarativeStream
                name: "{{ parameters['name'] }}"
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "BASE/{{ parameters['name'] }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-02-01"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
            streams:
              - {$ref: "#/definitions/stream", name: tickets, $parameters: {name: tickets}}
              - {$ref: "#/definitions/stream", name: users, $parameters: {name: users}}
            spec:
              type: Spec
              connection_specification: {type: object, properties: {api_key: {type: string, airbyte_secret: true}}}
            """;

    @TempDir
    private Path folder;

    private ScriptedApi api;

    @BeforeEach
    void startApi() throws IOException {
        api = new ScriptedApi(WhereTheDataGoesIT::answer);
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST.replace("BASE", api.baseUrl()));
        Files.writeString(folder.resolve("config.json"), "{}");
        Path program = Files.writeString(folder.resolve("source-tickets"), snippet("sh", "exec /opt/cairn"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    private static Answer answer(Request request) {
        return Answer.ok(List.of(Map.of("id", 1L, "at", "2024-01-05"), Map.of("id", 2L, "at", "2024-01-20")));
    }

    /** The page's code block that has a text, with this test's paths. */
    private String snippet(String language, String text) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/where-the-data-goes.md"));
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
        while (block.find()) {
            if (block.group(1).contains(text)) {
                return block.group(1)
                        .replace("/opt/cairn/cairn", ROOT.resolve("cairn").toString())
                        .replace("/opt/tickets", folder.toString());
            }
        }
        throw new AssertionError("the page has no such block: " + text);
    }

    /** What a program prints, which must end well. */
    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("AIRBYTE_OFFLINE_MODE", "1");
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String errors = Files.readString(folder.resolve("err.txt"));
        assertEquals(0, process.exitValue(), errors);
        return Files.readString(folder.resolve("out.txt"));
    }

    private String python(String code) throws IOException, InterruptedException {
        String python = System.getProperty("it.pyairbyte", "");
        assumeTrue(!python.isEmpty(), "left out: PyAirbyte, which needs -Dit.pyairbyte=PYTHON");
        return run(python, "-c", code);
    }

    @Test
    void theProgramOfThreeLinesSpeaksTheProtocol() throws IOException, InterruptedException {
        assertEquals(3, Files.readAllLines(folder.resolve("source-tickets")).size());
        assertTrue(run("./source-tickets", "spec").contains("\"SPEC\""));
        assertTrue(run("./source-tickets", "check", "--config", "config.json").contains("SUCCEEDED"));
        assertTrue(
                run("./source-tickets", "discover", "--config", "config.json").contains("\"CATALOG\""));
    }

    @Test
    void theCommandOfTheFirstSectionAddsToAFileAndResumes() throws IOException, InterruptedException {
        String command = snippet("sh", ">> records.jsonl")
                .replace("./cairn", ROOT.resolve("cairn").toString());
        run("sh", "-c", command);
        run("sh", "-c", command);
        List<String> since = new ArrayList<>();
        api.requests()
                .forEach(request ->
                        since.add(request.path() + " " + request.query().get("since")));
        assertEquals(
                List.of("/tickets 2024-01-01", "/tickets 2024-01-20", "/users 2024-01-01", "/users 2024-01-20"),
                since.stream().sorted().toList());
    }

    @Test
    void pyAirbyteReadsIncrementally() throws IOException, InterruptedException {
        String code = snippet("python", "import airbyte as ab");
        String out = python(code + code.substring(code.indexOf("result =")));
        assertTrue(out.contains("{'tickets': 2, 'users': 2}"), out);
        assertTrue(
                api.requests().stream()
                        .anyMatch(request -> "2024-01-20".equals(request.query().get("since"))),
                out);
    }

    @Test
    void airbyteServerlessResumesFromItsStates() throws IOException, InterruptedException {
        String code = snippet("python", "airbyte_serverless");
        python(code + code.substring(code.indexOf("for message")));
        assertEquals(
                2,
                api.requests().stream()
                        .filter(request -> "2024-01-20".equals(request.query().get("since")))
                        .count());
    }
}
