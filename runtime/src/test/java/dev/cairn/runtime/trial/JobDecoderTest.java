package dev.cairn.runtime.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decoder of a job's results in the place of that for answers about jobs. */
class JobDecoderTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [report]}
            spec: {type: Spec, connection_specification: {type: object}}
            streams:
              - type: DeclarativeStream
                name: report
                retriever:
                  type: AsyncRetriever
                  status_mapping: {type: AsyncJobStatusMap, running: [working], completed: [done], failed: [broken], timeout: [late]}
                  status_extractor: {type: DpathExtractor, field_path: [status]}
                  download_target_extractor: {type: DpathExtractor, field_path: [url]}
                  creation_requester: {type: HttpRequester, url: "http://api/jobs", http_method: POST}
                  polling_requester: {type: HttpRequester, url: "http://api/jobs/1"}
                  download_requester: {type: HttpRequester, url: "{{ download_target }}"}
                  DECODERS
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            """;

    private static TestReadResult read(String decoders, String poll) {
        return TrialRun.of(
                MANIFEST.replace("DECODERS", decoders),
                "report",
                Map.of(),
                url -> (url.endsWith("/csv") ? "id\n1\n" : poll).getBytes(StandardCharsets.UTF_8));
    }

    private static final String DONE = "{\"id\": 1, \"status\": \"done\", \"url\": \"http://api/csv\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: CsvDecoder}",
                "{type: XmlDecoder}",
                "{type: GzipDecoder, decoder: {type: CsvDecoder}}",
                "{type: ZipfileDecoder, decoder: {type: CsvDecoder}}"
            })
    void isNamedWhereThePollIsJson(String decoder) {
        String logs = read("decoder: " + decoder, DONE).logs().toString();
        assertTrue(logs.contains("The answer is JSON, but the decoder at manifest.yaml:16:"), logs);
        assertTrue(logs.contains("'download_decoder' for their results"), logs);
    }

    @Test
    void isNotBlamedForOtherMistakes() {
        String logs =
                read("decoder: {type: CsvDecoder}", "status\nodd\n").logs().toString();
        assertTrue(logs.contains("a job's status is 'odd'"), logs);
        assertFalse(logs.contains("The answer is JSON"), logs);
        logs = read("decoder: {type: JsonDecoder}", "{\"status\": \"odd\"}")
                .logs()
                .toString();
        assertTrue(logs.contains("a job's status is 'odd'"), logs);
        assertFalse(logs.contains("The answer is JSON"), logs);
    }

    @Test
    void inItsPlaceTheReportIsRead() {
        TestReadResult result = read("download_decoder: {type: CsvDecoder}", DONE);
        assertEquals("[{id=1}]", result.slices().get(0).pages().get(0).records().toString());
    }
}
