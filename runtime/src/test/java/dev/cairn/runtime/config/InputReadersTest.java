package dev.cairn.runtime.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.InvalidDocumentException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class InputReadersTest {

    private final ConfigReader configs = new ConfigReader();
    private final CatalogReader catalogs = new CatalogReader();
    private final StateReader states = new StateReader();

    private static String problem(Executable executable) {
        return String.valueOf(
                assertThrows(InvalidDocumentException.class, executable).getMessage());
    }

    @Test
    void aConfigurationIsAnObject() {
        assertEquals(Map.of("a", 1L), configs.read("c.json", "{\"a\": 1}").toPlain());
        assertEquals(
                "c.json:1:1: a configuration must be an object, found array",
                problem(() -> configs.read("c.json", "[]")));
        assertEquals("/no/such/file: there is no such file", problem(() -> configs.read(Path.of("/no/such/file"))));
    }

    @Test
    void readsCatalogs() {
        ConfiguredCatalog catalog = catalogs.read("k.json", """
                {"streams": [{"stream": {"name": "a", "json_schema": {"type": "object"}, "supported_sync_modes": ["incremental"]},
                  "sync_mode": "incremental", "destination_sync_mode": "append", "cursor_field": ["x", "y"], "later": 1},
                 {"stream": {"name": "b", "namespace": "n", "json_schema": {}, "supported_sync_modes": []},
                  "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}]}
                """);
        assertEquals(
                new ConfiguredCatalog(List.of(
                        new ConfiguredStream(
                                StreamDescriptor.of("a"),
                                SyncMode.INCREMENTAL,
                                List.of("x", "y"),
                                Map.of("type", "object")),
                        new ConfiguredStream(
                                new StreamDescriptor("b", "n"), SyncMode.FULL_REFRESH, List.of(), Map.of()))),
                catalog);
    }

    @Test
    void reportsEverythingThatIsWrongWithACatalog() {
        assertEquals("""
                k.json:1:1: missing field 'streams'""", problem(() -> catalogs.read("k.json", "{}")));
        assertEquals(
                """
                k.json:1:14: missing field 'destination_sync_mode' of 'streams[0]' (at streams[0])
                k.json:1:25: missing field 'json_schema' of 'streams[0].stream' (at streams[0].stream)
                k.json:1:25: missing field 'supported_sync_modes' of 'streams[0].stream' (at streams[0].stream)
                k.json:1:34: 'streams[0].stream.name': expected a string, found the integer 1; quote it to make it a string (at streams[0].stream.name)
                k.json:1:51: 'streams[0].sync_mode': found the string 'full', expected full_refresh or incremental (at streams[0].sync_mode)""",
                problem(() -> catalogs.read(
                        "k.json", "{\"streams\": [{\"stream\": {\"name\": 1}, \"sync_mode\": \"full\"}]}")));
    }

    @Test
    void readsStatePerStream() {
        InputState state = states.read("s.json", """
                [{"type": "STREAM", "stream": {"stream_descriptor": {"name": "a"}, "stream_state": {"at": 1}}},
                 {"type": "STREAM", "stream": {"stream_descriptor": {"name": "b", "namespace": null}, "stream_state": null}},
                 {"type": "LEGACY", "data": {"c": 1}}]
                """);
        assertEquals(Map.of("at", 1L), state.of("a"));
        assertEquals(Map.of(), state.of("b"));
        assertEquals(2, state.streams().size());
    }

    @Test
    void readsASingleGlobalState() {
        String message =
                "{\"type\": \"GLOBAL\", \"global\": {\"stream_states\": [{\"stream_descriptor\": {\"name\": \"a\"},"
                        + " \"stream_state\": {\"at\": 1}}]}}";
        assertEquals(
                Map.of("at", 1L), states.read("s.json", "[" + message + "]").of("a"));
        assertEquals(
                "s.json:1:2: a GLOBAL state message must be the only message\n"
                        + "s.json:1:117: a GLOBAL state message must be the only message",
                problem(() -> states.read("s.json", "[" + message + "," + message + "]")));
        assertEquals(
                "s.json:1:51: a state shared by all streams ('shared_state') is not known to sources of APIs",
                problem(() -> states.read(
                        "s.json",
                        "[{\"type\": \"GLOBAL\", \"global\": {\"shared_state\":    {}, \"stream_states\": []}}]")));
    }

    @Test
    void noStateIsEmpty() {
        for (String text : List.of("{}", "[]", "null")) {
            assertEquals(InputState.EMPTY, states.read("s.json", text));
        }
    }

    @Test
    void ofPrintedStatesTheLastOfEachStreamCounts() {
        InputState state = states.read("out.jsonl", """
                {"type": "LOG", "log": {"level": "INFO", "message": "\\"STATE\\""}}
                {"type": "STATE", "state": {"type": "STREAM", "stream": {"stream_descriptor": {"name": "a"}, "stream_state": {"at": 1}}}}
                {"type": "STATE", "state": {"type": "STREAM", "stream": {"stream_descriptor": {"name": "b"}, "stream_state": {"at": 2}}}}
                not a message
                {"type": "RECORD", "record": {"stream": "a", "data": {"type": "STATE", "state": {}}}}
                {"type": "STATE", "state": {"type": "STREAM", "stream": {"stream_descriptor": {"name": "a"}, "stream_state": {"at": 3}}}}
                {"type": "STATE", "state": {"type": "STREAM", "str""");
        assertEquals(Map.of("at", 3L), state.of("a"));
        assertEquals(Map.of("at", 2L), state.of("b"));
    }

    @Test
    void whatIsWrongWithAPrintedStateHasTheLineInItsPlace() {
        assertEquals(
                "out.jsonl:2:39: missing field 'stream_descriptor' of '[0].stream' (at [0].stream)",
                problem(() -> states.read("out.jsonl", """
                        {"type": "RECORD", "record": {}}
                        {"type": "STATE", "state": {"stream": {}}}
                        """)));
    }

    @Test
    void messagesWithoutAStateAreNoState() {
        assertEquals(
                "out.jsonl: none of these messages is a STATE; take the state that this sync began with, or none",
                problem(() -> states.read("out.jsonl", "{\"type\": \"RECORD\", \"record\": {}}\n")));
    }

    @Test
    void aDiscoveredCatalogIsToldAsSuch() {
        for (String text : List.of(
                "{\"type\": \"CATALOG\", \"catalog\": {\"streams\": []}}",
                "{\"streams\": [{\"name\": \"a\", \"json_schema\": {}, \"supported_sync_modes\": [\"full_refresh\"]}]}")) {
            String problem = problem(() -> catalogs.read("k.json", text));
            assertTrue(problem.startsWith("k.json:1:1: this is what discover prints"), problem);
        }
    }

    @Test
    void reportsEverythingThatIsWrongWithAState() {
        assertEquals(
                "s.json:1:1: the document: expected a list, found an object",
                problem(() -> states.read("s.json", "{\"a\": {\"at\": 1}}")));
        assertEquals(
                "s.json:1:11: '[0].type': found the string 'X', expected STREAM, GLOBAL, LEGACY or null (at [0].type)\n"
                        + "s.json:1:28: missing field 'stream_descriptor' of '[1].stream' (at [1].stream)",
                problem(() -> states.read("s.json", "[{\"type\": \"X\"}, {\"stream\": {}}]")));
        assertEquals(
                "s.json:1:2: a state message must have 'stream', 'global' or 'data'",
                problem(() -> states.read("s.json", "[{\"type\": \"STREAM\"}]")));
    }
}
