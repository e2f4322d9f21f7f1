package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each kind of component that stands alone does its part in a sync when it is Python. */
class EveryLeafTest {

    private static final Path FOLDER = Path.of("src/test/resources/every-leaf");

    private final List<String> requests = new ArrayList<>();
    private final List<String> credentials = new ArrayList<>();

    private PythonRun run() throws IOException {
        return PythonRun.of(
                        Files.readString(FOLDER.resolve("manifest.yaml")),
                        FOLDER.resolve("components.py").toAbsolutePath(),
                        this::answer)
                .config("old_name", "Ann")
                .config("checked", 1L);
    }

    private RawResponse answer(Request request) {
        requests.add(request.method() + " " + request.url());
        if (request.url().endsWith("/login")) {
            assertEquals(
                    "{\"word\": \"of Ann\"}",
                    new String(Objects.requireNonNull(request.body()), StandardCharsets.UTF_8));
            return response(200, "{\"token\": \"secret-of-ann\"}");
        }
        credentials.add(request.headers().value("Authorization").orElse("") + " "
                + request.headers().value("X-Signature").orElse("none").length());
        if (requests.size() == 2) {
            return response(503, "{\"reason\": \"tired\"}");
        }
        return request.url().contains("page=1")
                ? response(200, "# head\n1,10,a\n2,20,a\n3,30,b\n")
                : response(200, "4,40,b\n5,50,c\n");
    }

    private static RawResponse response(int status, String body) {
        return new RawResponse(
                status,
                Headers.of(Map.of("X-Server", "s1", "Content-Type", "text/plain; charset=utf-8")),
                "https://api.test/items",
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void allTakePart() throws Exception {
        PythonRun run = run().state("[{\"type\": \"STREAM\", \"stream\": {\"stream_descriptor\": {\"name\": \"items\"},"
                + " \"stream_state\": {\"since\": \"5\"}}}]");

        assertEquals(SyncResult.COMPLETE, run.read("items"), () -> run.output());

        assertEquals(
                List.of(
                        "{\"id\":\"1\",\"at\":\"10\",\"v\":\"a\",\"by\":\"s1\",\"page\":1,\"since\":\"5\",\"first\":\"1\",\"second\":2}",
                        "{\"id\":\"3\",\"at\":\"30\",\"v\":\"b\",\"by\":\"s1\",\"page\":1,\"since\":\"5\",\"first\":\"1\",\"second\":2}",
                        "{\"id\":\"4\",\"at\":\"40\",\"v\":\"b\",\"by\":\"s1\",\"page\":2,\"since\":\"5\",\"first\":\"1\",\"second\":2}",
                        "{\"id\":\"5\",\"at\":\"50\",\"v\":\"c\",\"by\":\"s1\",\"page\":2,\"since\":\"5\",\"first\":\"1\",\"second\":2}"),
                run.records());
        assertEquals(
                List.of(
                        "POST https://api.test/login",
                        "GET https://api.test/items?who=Ann&page=1",
                        "GET https://api.test/items?who=Ann&page=1",
                        "GET https://api.test/items?who=Ann&page=2"),
                requests);
        assertEquals(
                List.of("Bearer secret-of-ann 4", "Bearer secret-of-ann 4", "Bearer secret-of-ann 4"), credentials);
        assertTrue(run.output().contains("it is tired"), run.output());
        assertTrue(run.output().contains("waits 1.25 s"), run.output());
        assertFalse(run.output().contains("secret-of-ann"));
    }

    @Test
    void aFailureNamesTheComponentAndComesAfterTheRecordsBeforeIt() throws Exception {
        PythonRun run = run().config("fails_at", "3");

        assertEquals(SyncResult.FAILED, run.read("items"));

        assertEquals(1, run.records().size());
        String error = run.errors().get(0);
        assertTrue(
                error.startsWith(
                        "system_error: source_declarative_manifest.components.Add (manifest.yaml:39:9): KeyError:"
                                + " 'no such thing' ("),
                error);
    }

    @Test
    void aValidationRefusesAConfiguration() throws Exception {
        PythonRun run = run().config("checked", -1L);
        String problem =
                assertThrows(SyncException.class, () -> run.read("items")).userMessage();
        assertTrue(problem.contains("-1 is not positive"), problem);
        assertEquals(List.of(), requests);
    }
}
