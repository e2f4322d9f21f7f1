package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream whose state is in the future reads nothing new; each sync says so. */
class FutureValuesTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [rows]}
            streams:
              - type: DeclarativeStream
                name: rows
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "http://api/rows"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                incremental_sync: %s
            """;
    private static final String TIMES = """
            {type: DatetimeBasedCursor, cursor_field: at, datetime_format: "%Y-%m-%d", start_datetime: "2024-01-01",
                              start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}}""";
    private static final String COUNTS = "{type: IncrementingCountCursor, cursor_field: at, start_value: 0}";

    private static String read(String cursor, String value, String state) throws Exception {
        byte[] body = ("[{\"at\":" + value + "}]").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunOptions options = RunOptions.standard()
                .clock(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC))
                .transport(request ->
                        new RawResponse(200, Headers.empty(), request.url(), new ByteArrayInputStream(body)));
        InputState input = state.isEmpty() ? InputState.EMPTY : new StateReader().read("state.json", "[" + state + "]");
        Connector.load("manifest.yaml", MANIFEST.replace("%s", cursor))
                .configure((ObjectNode) new YamlReader().read("config.json", "{}"), new MessageWriter(out), options)
                .read(
                        new ConfiguredCatalog(List.of(new ConfiguredStream(
                                StreamDescriptor.of("rows"),
                                SyncMode.INCREMENTAL,
                                List.of("at"),
                                Map.of("type", "object")))),
                        input,
                        new StopSignal());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(String output, String word) {
        return output.lines().filter(line -> line.contains(word)).toList();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01, 0", "2026-06-02, 0", "2026-06-03, 1", "2099-01-01, 1"})
    void eachSyncWarns(String value, int warnings) throws Exception {
        String first = read(TIMES, '"' + value + '"', "");
        assertEquals(warnings, lines(first, "lie in the future").size(), first);
        List<String> states = lines(first, "\"type\":\"STATE\"");
        String second = read(
                TIMES, '"' + value + '"', states.get(states.size() - 1).replaceFirst("^.*?\"state\":(.*)}$", "$1"));
        assertEquals(warnings, lines(second, "lie in the future").size(), second);
        assertTrue(warnings == 0 || lines(second, "up to " + value).size() == 1, second);
    }

    @Test
    void countsHaveNoFuture() throws Exception {
        String output = read(COUNTS, "99999999999", "");
        assertEquals(1, lines(output, "\"type\":\"RECORD\"").size(), output);
        assertEquals(List.of(), lines(output, "lie in the future"));
    }
}
