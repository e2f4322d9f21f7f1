package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a sync changes or leaves otherwise than the manifest says is in its log. */
class WarningsOfSyncsTest {

    private static final String HEAD = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            definitions:
              retriever:
                type: SimpleRetriever
                requester: {type: HttpRequester, url: http://api/items}
                record_selector: {type: RecordSelector, schema_normalization: Default, extractor: {type: DpathExtractor, field_path: []}}
              schema: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
              items: {type: DeclarativeStream, name: items, retriever: {$ref: "#/definitions/retriever"}, schema_loader: {$ref: "#/definitions/schema"}}
            streams:
            """;

    private static final String DELEGATING = HEAD + """
              - type: StateDelegatingStream
                name: items
                api_retention_period: P7D
                full_refresh_stream: {$ref: "#/definitions/items"}
                incremental_stream:
                  $ref: "#/definitions/items"
                  incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: "%Y-%m-%d", start_datetime: "2020-01-01", end_datetime: "2020-01-02"}
            """;

    private static final String INCREMENTAL = HEAD.replace("schema_normalization: Default, ", "") + """
              - $ref: "#/definitions/items"
                incremental_sync: {type: DatetimeBasedCursor, cursor_field: at, datetime_format: "%Y-%m-%d", start_datetime: "2020-01-01", end_datetime: "2020-01-02"}
            """;

    @Test
    void valuesThatCannotBeNormalisedAreNamedOnceByTheirPlace() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "Stream items: values at 'id' cannot be made integer as the schema has it, and stay as they are;"
                                + " the first of them is a string"),
                warnings(HEAD + "  - {$ref: \"#/definitions/items\"}\n", Map.of()));
    }

    @Test
    void aStateThatIsOlderThanWhatTheApiKeepsIsNamed() throws IOException, InterruptedException {
        String again = ": all is read again, as without a state";
        assertEquals(
                List.of(
                        "Stream items: the API keeps data since 2025-12-25T00:00Z (api_retention_period), and the state has"
                                + " come to 2023-12-01T00:00Z" + again),
                warnings(DELEGATING, Map.of("at", "2023-12-01")).subList(0, 1));
        assertEquals(
                List.of("Stream items: the API keeps data since 2025-12-25T00:00Z (api_retention_period), and the state"
                        + " does not say how far it has come" + again),
                warnings(DELEGATING, Map.of("then", "2023-12-01")).subList(1, 2));
    }

    @Test
    void aStateWithoutAValueOfTheCursorIsNamedOnceWithWhatItHas() throws IOException, InterruptedException {
        String none = "Stream items: the state has no value for the cursor field 'at', but ";
        String again = ": all is read from the start";
        assertEquals(List.of(none + "'updated'" + again), warnings(INCREMENTAL, Map.of("updated", "2020-01-01")));
        assertEquals(
                List.of(none + "'use_global_cursor', 'states'" + again),
                warnings(
                        INCREMENTAL,
                        new TreeMap<>(Map.of("use_global_cursor", false, "states", List.of())).descendingMap()));
        assertEquals(
                List.of(none + "'__ab_no_cursor_state_message'" + again),
                warnings(INCREMENTAL, Map.of("__ab_no_cursor_state_message", true)));
        assertEquals(List.of(), warnings(INCREMENTAL, Map.of()));
        assertEquals(List.of(), warnings(INCREMENTAL, Map.of("at", "2020-01-01", "updated", "2020-01-01")));
    }

    @Test
    void aStateOfACursorThatTheStreamHasLostIsNamed() throws IOException, InterruptedException {
        String full = HEAD.replace("schema_normalization: Default, ", "") + "  - {$ref: \"#/definitions/items\"}\n";
        String none = "), and the stream has none: all is read, and the next state does not say how far";
        String its = "Stream items: the state is that of a stream with a cursor (";
        assertEquals(List.of(its + "'at'" + none), warnings(full, Map.of("at", "2020-01-01")));
        assertEquals(
                List.of(its + "'states', 'use_global_cursor'" + none),
                warnings(full, new TreeMap<>(Map.of("use_global_cursor", false, "states", List.of()))));
        assertEquals(List.of(), warnings(full, Map.of("__ab_no_cursor_state_message", true)));
        assertEquals(List.of(), warnings(full, Map.of("__ab_full_refresh_sync_complete", true)));
        assertEquals(List.of(), warnings(full, Map.of()));
    }

    @Test
    void aStateThatIsYoungEnoughIsNot() throws IOException, InterruptedException {
        assertEquals(
                List.of(),
                warnings(DELEGATING.replace("schema_normalization: Default, ", ""), Map.of("at", "2025-12-30")));
    }

    @Test
    void aValueOfTheCursorThatFitsNoFormatIsNamedWithTheFormats() throws IOException, InterruptedException {
        String formats =
                INCREMENTAL.replace("cursor_field: at,", "cursor_field: at, cursor_datetime_formats: [\"%s\"],");
        String unmoved = ". The record is emitted, but it does not move the state.";
        assertEquals(
                List.of("Stream items: cursor field at of a record is '2020-13-45', which is no valid value"
                        + " (expected %s or %Y-%m-%d)" + unmoved),
                warnings(formats, Map.of(), "[{\"at\": \"2020-13-45\"}, {\"at\": 7.5e300}]"));
        assertEquals(
                List.of("Could not find cursor field at in a record of stream items" + unmoved),
                warnings(formats, Map.of(), "[{\"id\": 1}, {\"id\": 2, \"at\": null}]"));
    }

    private static List<String> warnings(String manifest, Map<String, Object> state)
            throws IOException, InterruptedException {
        return warnings(
                manifest, state, "[{\"id\": \"x\", \"at\": \"2020-01-02\"}, {\"id\": \"y\", \"at\": \"2020-01-02\"}]");
    }

    private static List<String> warnings(String manifest, Map<String, Object> state, String body)
            throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FakeTime time = new FakeTime();
        RunOptions options = RunOptions.standard()
                .transport(request -> new RawResponse(
                        200,
                        Headers.empty(),
                        request.url(),
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .clock(time)
                .sleeper(time);
        StreamDescriptor items = StreamDescriptor.of("items");
        Connector.load("m.yaml", manifest)
                .configure((ObjectNode) new YamlReader().read("config.json", "{}"), new MessageWriter(out), options)
                .read(
                        new ConfiguredCatalog(List.of(new ConfiguredStream(
                                items, SyncMode.INCREMENTAL, List.of("at"), Map.of("type", "object")))),
                        new InputState(Map.of(items, state)),
                        new StopSignal());
        List<String> warnings = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            if (Json.parse(line) instanceof Map<?, ?> message
                    && message.get("log") instanceof Map<?, ?> log
                    && "WARN".equals(log.get("level"))) {
                warnings.add(String.valueOf(log.get("message")));
            }
        }
        return warnings;
    }
}
