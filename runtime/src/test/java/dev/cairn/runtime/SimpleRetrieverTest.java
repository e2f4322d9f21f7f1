package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What several requests for a page, and pages that are read anew, mean for records and states. */
class SimpleRetrieverTest {

    private static final String CHUNKS = """
                  request_parameters:
                    f:
                      type: QueryProperties
                      property_list: [a, b]
                      property_chunking: {type: PropertyChunking, property_limit_type: property_count, property_limit: 1}
            """;

    private static final Map<String, String> TWO_PAGES_IN_CHUNKS = Map.of(
            "f=a", "[{'id': 'x', 'a': 1}, {'id': 'y', 'a': 2}]",
            "f=b", "[{'id': 'x', 'at': '2024-01-02'}, {'id': 'y', 'at': '2024-01-03'}]",
            "f=a&page=1", "[{'id': 'z', 'a': 3}]",
            "f=b&page=1", "[{'id': 'z', 'at': '2024-01-05'}]");

    @Test
    void mergedRecordsCountOnceForCheckpoints() throws IOException, InterruptedException {
        List<String> said = ManifestRun.of(stream(1, "", CHUNKS), answers(TWO_PAGES_IN_CHUNKS));
        assertEquals(
                List.of(
                        "R {'id':'x','a':1,'at':'2024-01-02'}",
                        "R {'id':'y','a':2,'at':'2024-01-03'}",
                        "S {'at':'2024-01-03'}",
                        "R {'id':'z','a':3,'at':'2024-01-05'}",
                        "S {'at':'2024-01-05'}",
                        "S {'at':'2024-01-05'}",
                        "S {'at':'2024-01-05'}"),
                quoted(said));
    }

    @Test
    void everyPrefixOfChunkedPagesLosesNothing() throws IOException, InterruptedException {
        List<String> said = quoted(ManifestRun.of(stream(1, "", CHUNKS), answers(TWO_PAGES_IN_CHUNKS)));
        String state = "";
        List<String> before = new ArrayList<>();
        for (String line : said) {
            if (line.startsWith("S ")) {
                state = line.substring("S {'at':'".length(), line.length() - 2);
            } else {
                before.add(line);
            }
            for (String record : said) {
                if (record.startsWith("R ") && !before.contains(record)) {
                    String at = record.substring(record.indexOf("'at':'") + 6, record.length() - 2);
                    assertTrue(at.compareTo(state) > 0, record + " would be lost with " + state);
                }
            }
        }
    }

    @Test
    void aRestartIsAnOpportunityForACheckpoint() throws IOException, InterruptedException {
        List<String> said = ManifestRun.of(
                stream(100, "pagination_reset: {type: PaginationReset, action: RESET}", RESETS), onceGone());
        assertEquals(
                List.of(
                        "R {'id':'x','at':'2024-01-02'}",
                        "R {'id':'y','at':'2024-01-03'}",
                        "S {'at':'2024-01-02'}",
                        "R {'id':'x','at':'2024-01-02'}",
                        "R {'id':'y','at':'2024-01-03'}",
                        "S {'at':'2024-01-03'}",
                        "S {'at':'2024-01-03'}"),
                quoted(said));
    }

    @Test
    void withoutCheckpointsARestartSaysNoState() throws IOException, InterruptedException {
        List<String> said = ManifestRun.of(
                stream(0, "pagination_reset: {type: PaginationReset, action: RESET}", RESETS), onceGone());
        assertEquals(
                List.of("R", "R", "R", "R", "S", "S"),
                said.stream().map(line -> line.substring(0, 1)).toList());
    }

    @Test
    void mergedRecordsBelongToTheirSliceAfterASplit() throws IOException, InterruptedException {
        String reset =
                "pagination_reset: {type: PaginationReset, action: SPLIT_USING_CURSOR, limits: {type: PaginationResetLimits, number_of_records: 2}}";
        List<String> asked = new ArrayList<>();
        List<String> said = ManifestRun.of(stream(0, reset, CHUNKS), url -> {
            asked.add(url);
            if (url.contains("f=a")) {
                return "[]";
            }
            return url.contains("since=2024-01-05")
                    ? "[{\"id\": \"u\", \"at\": \"2024-01-06\"}]"
                    : url.contains("since=2024-01-03")
                            ? "[{\"id\": \"y\", \"at\": \"2024-01-04\"}, {\"id\": \"z\", \"at\": \"2024-01-05\"}]"
                            : "[{\"id\": \"x\", \"at\": \"2024-01-02\"}, {\"id\": \"y\", \"at\": \"2024-01-03\"}]";
        });
        assertEquals(5, said.stream().filter(line -> line.startsWith("R ")).count(), said.toString());
        assertEquals(6, asked.size(), asked.toString());
    }

    private static final String RESETS = """
                  error_handler: {type: DefaultErrorHandler, response_filters: [{type: HttpResponseFilter, action: RESET_PAGINATION, http_codes: [410]}]}
            """;

    private static Function<String, String> onceGone() {
        boolean[] gone = {false};
        return url -> {
            if (!url.contains("page=1")) {
                return "[{\"id\": \"x\", \"at\": \"2024-01-02\"}, {\"id\": \"y\", \"at\": \"2024-01-03\"}]";
            }
            boolean first = !gone[0];
            gone[0] = true;
            return first ? "410" : "[]";
        };
    }

    private static Function<String, String> answers(Map<String, String> byQuery) {
        return url -> {
            String query = url.substring(url.indexOf('?') + 1).replaceAll("&?since=[^&]*", "");
            return byQuery.getOrDefault(query, "[]").replace('\'', '"');
        };
    }

    private static List<String> quoted(List<String> lines) {
        return lines.stream().map(line -> line.replace('"', '\'')).toList();
    }

    private static String stream(int pagesPerCheckpoint, String reset, String ofRequester) {
        return """
            streams:
              - type: DeclarativeStream
                name: events
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%%Y-%%m-%%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-01-20"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  %s
                retriever:
                  type: SimpleRetriever
                  %s
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 2}
                  requester:
                    type: HttpRequester
                    url_base: http://api
                    path: /events
            %s""".formatted(
                        pagesPerCheckpoint == 0 ? "" : "pages_per_checkpoint_interval: " + pagesPerCheckpoint,
                        reset,
                        ofRequester.indent(2));
    }
}
