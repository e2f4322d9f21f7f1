package dev.cairn.runtime.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page is larger than what waits between a sync's workers and its output: one thread does both in a test read. */
class LargePagesTest {

    private static final String MANIFEST = """
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
                  requester: {type: HttpRequester, url: "http://api/items"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    @ParameterizedTest
    @CsvSource({"1, 9000000", "2, 5000000", "5, 1000000", "20, 300000", "1000, 5000", "3000, 1500", "20000, 250"})
    void isReadToItsEnd(int records, int characters) {
        String text = "x".repeat(characters);
        byte[] body = Json.writeBytes(IntStream.range(0, records)
                .mapToObj(id -> Map.of("id", id, "text", text))
                .toList());
        TestReadResult result = TrialRun.of(MANIFEST, "items", Map.of(), url -> body);
        assertEquals(
                List.of(),
                result.logs().stream()
                        .filter(log -> log.message().contains("was ended"))
                        .toList());
        assertEquals(
                records,
                result.slices().get(0).pages().stream()
                        .mapToInt(page -> page.records().size())
                        .sum());
    }
}
