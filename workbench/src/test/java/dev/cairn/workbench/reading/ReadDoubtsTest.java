package dev.cairn.workbench.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadResult;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadDoubtsTest {

    private static final String MANIFEST = """
        version: 7.0.0
        type: DeclarativeSource
        check: {type: CheckStream, stream_names: [events]}
        streams:
          - type: DeclarativeStream
            name: events
            schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            retriever:
              type: SimpleRetriever
              requester: {type: HttpRequester, url: "https://api.test/events"}
              record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [events]}}
        spec: {type: Spec, connection_specification: {type: object, properties: {}}}
        """;

    private static List<Diagnostic> doubts(String manifest, int count, @Nullable String name, @Nullable String value)
            throws Exception {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "events",
                IntStream.range(0, count)
                        .mapToObj(id -> Map.of("id", (long) id))
                        .toList());
        if (name != null) {
            body.put(name, Json.parse(value));
        }
        byte[] bytes = Json.writeBytes(body);
        Connector connector = Connector.load("manifest.yaml", manifest);
        TestReadResult result = connector.testRead(
                (ObjectNode) new YamlReader().read("config.json", "{}"),
                TestRead.of("events"),
                RunOptions.standard()
                        .transport(sent -> new RawResponse(
                                200,
                                Headers.of(Map.of("Content-Type", "application/json")),
                                sent.url(),
                                new ByteArrayInputStream(bytes))));
        return ReadDoubts.of(result, connector.resolved(), "events");
    }

    @ParameterizedTest
    @CsvSource({
        "100, totalEvents, 204, the API says that there are 204 records",
        "7, total, 8, the API says that there are 8 records",
        "7, has_more, true, the last response says that there are more pages",
        "100, , , the stream has no paginator",
        "50, version, 1, the stream has no paginator",
        "100, total, 100, ",
        "100, has_more, false, ",
        "7, , , ",
        "23, page, 1, "
    })
    void whatSpeaksAgainstTheEndIsTold(int count, String name, String value, String doubt) throws Exception {
        List<Diagnostic> doubts = doubts(MANIFEST, count, name, value);

        assertEquals(doubt == null ? 0 : 1, doubts.size(), doubts.toString());
        doubts.forEach(one -> {
            assertEquals(doubt, one.message().substring(0, doubt.length()));
            assertEquals(9, one.place().line());
        });
    }

    @ParameterizedTest
    @CsvSource({"100, version, 1", "20, total, 20"})
    void aStreamWithPagesMayEndWithARoundNumber(int count, String name, String value) throws Exception {
        String paged = MANIFEST.replace("      record_selector", """
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: after}
                    pagination_strategy: {type: CursorPagination, cursor_value: "{{ response.next }}"}
            """.indent(0) + "      record_selector");

        assertEquals(List.of(), doubts(paged, count, name, value));
    }
}
