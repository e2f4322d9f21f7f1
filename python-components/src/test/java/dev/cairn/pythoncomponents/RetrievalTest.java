package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Streams whose requester, router or retriever is Python are read by the CDK; their slices and states are ours. */
class RetrievalTest {

    private static final Path FOLDER = Path.of("src/test/resources/retrieval");

    private static final Map<String, String> ANSWERS = Map.of(
            "boards", """
                    [{"id": 1, "at": "2024-01-03", "team": "a", "votes": [123456789012345678901234567890, -9223372036854775809]}, {"id": 2, "at": "2024-01-04", "team": "closed"},
                     {"id": 3, "at": "2024-01-05", "team": "b"}]""",
            "boards/1/cards", "[{\"id\": 11, \"at\": \"2024-01-07\"}]",
            "boards/3/cards", "[{\"id\": 31, \"at\": \"2024-01-08\"}]",
            "boards/1/notes", "[{\"id\": 12}]",
            "boards/3/notes", "[{\"id\": 32}]",
            "trees/top?page=1", "[{\"id\": 9, \"at\": \"2024-01-09\"}]",
            "trees/top", """
                    [{"id": 7, "at": "2024-01-07", "leaves": true}, {"id": 8, "at": "2024-01-08"}]""",
            "trees/7", "[{\"id\": 70, \"at\": \"2024-01-05\"}, {\"id\": 71, \"at\": \"2024-01-06\"}]",
            "trees/7?page=1", "[]");

    private final List<String> requests = new ArrayList<>();

    private PythonRun run() throws IOException {
        return PythonRun.at(FOLDER.resolve("manifest.yaml"), this::answer).code(PythonRun.code());
    }

    private RawResponse answer(Request request) {
        String path = request.url().replace("https://api.test/", "");
        requests.add(path);
        String body = ANSWERS.getOrDefault(path, ANSWERS.getOrDefault(path.replaceAll("\\?.*", ""), "[]"));
        return new RawResponse(
                200, Headers.empty(), request.url(), new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String lastState(PythonRun run) throws IOException {
        List<Map<?, ?>> states = run.messages("STATE");
        Map<?, ?> last = states.get(states.size() - 1);
        return Json.write(Objects.requireNonNull((Map<?, ?>) last.get("stream")).get("stream_state"));
    }

    @Test
    void aRequesterSendsTheBoundsOfOurWindows() throws Exception {
        PythonRun run = run();
        assertEquals(SyncResult.COMPLETE, run.read("boards"), run::output);
        assertEquals(List.of("boards?own=yes&since=2024-01-01"), requests);
        assertEquals(3, run.records().size());
        assertEquals(
                "{\"id\":1,\"at\":\"2024-01-03\",\"team\":\"a\","
                        + "\"votes\":[123456789012345678901234567890,-9223372036854775809]}",
                run.records().get(0));
        assertEquals("{\"at\":\"2024-01-05\"}", lastState(run));
    }

    @Test
    void aRoutersParentsKeepTheirStates() throws Exception {
        PythonRun run = run();
        assertEquals(SyncResult.COMPLETE, run.read("cards"), run::output);
        assertEquals(
                List.of(
                        "boards?own=yes&since=2024-01-01",
                        "boards/1/cards?team=a&of=a&since=2024-01-01",
                        "boards/3/cards?team=b&of=b&since=2024-01-01"),
                requests);
        String state = lastState(run);
        assertTrue(state.contains("\"parent_state\":{\"boards\":{\"at\":\"2024-01-05\"}}"), state);

        requests.clear();
        run.state(
                "[{\"type\": \"STREAM\", \"stream\": {\"stream_descriptor\": {\"name\": \"cards\"}, \"stream_state\": "
                        + state + "}}]");
        assertEquals(SyncResult.COMPLETE, run.read("cards"), run::output);
        assertEquals("boards?own=yes&since=2024-01-05", requests.get(0));
    }

    @Test
    void aParentWithARequesterInPythonGivesPartitions() throws Exception {
        PythonRun run = run();
        assertEquals(SyncResult.COMPLETE, run.read("notes"), run::output);
        assertEquals(List.of("{\"id\":12}", "{\"id\":32}"), run.records());
    }

    @Test
    void aPageDoesNotEndWhereARecordIsMadeOfOtherPages() throws Exception {
        PythonRun run = run();
        assertEquals(SyncResult.COMPLETE, run.read("trees"), run::output);
        assertEquals(List.of("trees/top", "trees/7", "trees/7?page=1", "trees/top?page=1"), requests);
        assertEquals(5, run.records().size());
        assertEquals("{\"at\":\"2024-01-09\"}", lastState(run));
    }
}
