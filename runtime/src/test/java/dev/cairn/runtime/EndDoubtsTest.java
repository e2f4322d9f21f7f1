package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A doubt about the end of a stream is told by syncs and by test reads alike, once a stream. */
class EndDoubtsTest {

    private static final int RECORDS = 17;

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            streams:
              - type: DeclarativeStream
                name: events
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://api.test/events"}
                  record_selector:
                    type: RecordSelector
                    extractor: {type: DpathExtractor, field_path: [events]}
            spec: {type: Spec, connection_specification: {type: object, properties: {}}}
            """;

    private static final String FILTER =
            "        record_filter: {type: RecordFilter, condition: \"{{ record.id < 5 }}\"}\n";

    private static String paginator(String strategy) {
        return "      paginator: {type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into:"
                + " request_parameter, field_name: page}, pagination_strategy: " + strategy + "}\n";
    }

    private static final String PAGES = paginator("{type: PageIncrement, page_size: 100}");

    private static String with(String... parts) {
        String selector = "        extractor: {type: DpathExtractor, field_path: [events]}\n";
        return MANIFEST.replace(selector, selector + String.join("", parts));
    }

    /** A response, and if it says that there are more records than its own. */
    private enum Said {
        NOTHING("{\"events\": %s}", false),
        LARGER("{\"total\": 18, \"events\": %s}", true),
        LARGER_BEHIND("{\"events\": %s, \"totalCount\": 18}", true),
        LARGER_AS_TEXT("{\"total\": \"18\", \"events\": %s}", true),
        LARGER_BY_NAME("{\"totalEvents\": 18, \"events\": %s}", true),
        LARGER_IN_META("{\"events\": %s, \"meta\": {\"pagination\": {\"total\": 18}}}", true),
        EQUAL("{\"total\": 17, \"events\": %s}", false),
        EQUAL_AS_TEXT("{\"total\": \"17\", \"events\": %s}", false),
        OF_SOMETHING_ELSE("{\"totalClicks\": 500, \"events\": %s, \"totals\": {\"total\": 500}}", false),
        OF_ANOTHER_OBJECT("{\"stargazers\": {\"totalCount\": 500}, \"events\": %s}", false),
        OF_TWO_LISTS("{\"total\": 19, \"events\": %s, \"closed\": [{}, {}]}", false),
        NO_NUMBER("{\"total\": \"many\", \"events\": %s}", false),
        MORE("{\"has_more\": true, \"events\": %s}", true),
        MORE_IN_PAGE_INFO("{\"events\": %s, \"pageInfo\": {\"hasNextPage\": true}}", true),
        NO_MORE("{\"has_more\": false, \"events\": %s}", false),
        NOT_LAST("{\"events\": %s, \"last\": false}", true),
        MORE_BUT_ALL("{\"total\": 17, \"has_more\": true, \"events\": %s}", false),
        TOO_LONG("{\"total\": 18, \"text\": \"" + "x".repeat(20_000) + "\", \"events\": %s}", false);

        private final String body;
        private final boolean more;

        Said(String body, boolean more) {
            this.body = body;
            this.more = more;
        }
    }

    private static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(id -> "{\"id\": " + id + ", \"total\": 999, \"meta\": {\"has_more\": true}}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static Stream<Arguments> ends() {
        return Arrays.stream(Said.values())
                .flatMap(said -> Stream.of("", PAGES)
                        .flatMap(paginator ->
                                Stream.of("", FILTER).map(filter -> Arguments.of(said, paginator, filter))));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void moreRecordsThanWereReadAreTold(Said said, String paginator, String filter) throws Exception {
        List<String> doubts = doubts(with(filter, paginator), said.body.formatted(records(RECORDS)));

        assertEquals(said.more ? 1 : 0, doubts.size(), doubts::toString);
        for (String doubt : doubts) {
            boolean counted = doubt.contains("the API says that there are 18 records, and the read ended after 17");
            assertEquals(said.name().startsWith("LARGER"), counted, doubt);
            assertEquals(paginator.isEmpty(), doubt.endsWith("(expected a paginator)"), doubt);
            assertEquals(!paginator.isEmpty(), doubt.endsWith("(check the paginator)"), doubt);
        }
    }

    @Test
    void theLogHasThePlace() throws Exception {
        String body = Said.LARGER.body.formatted(records(RECORDS));
        String says = "the API says that there are 18 records, and the read ended after 17 ";

        assertEquals(
                List.of("Stream events: m.yaml:10:7: " + says + "(expected a paginator)"),
                sync(MANIFEST, Headers.empty(), body));
        assertEquals(
                List.of("Stream events: m.yaml:15:18: " + says + "(check the paginator)"),
                sync(with(PAGES), Headers.empty(), body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Total-Count | 18                                | 1",
                "X-Total-Count | 17                                | 0",
                "Link          | <https://api.test/?p=2>; rel=\"next\" | 1",
                "Link          | <https://api.test/?p=1>; rel=\"prev\" | 0"
            })
    void headersTellToo(String name, String value, int doubts) throws Exception {
        Headers headers = Headers.of(Map.of(name, value));
        assertEquals(
                doubts,
                sync(MANIFEST, headers, "{\"events\": " + records(RECORDS) + "}")
                        .size());
        String top = MANIFEST.replace("field_path: [events]", "field_path: []");
        assertEquals(doubts, sync(top, headers, records(RECORDS)).size());
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "25, 1", "30, 1", "100, 1", "2500, 1", "7, 0", "40, 0", "110, 0", "1, 0"})
    void aPageOfAUsualSizeIsInDoubtWithoutAPaginator(int records, int doubts) throws Exception {
        String body = "{\"events\": " + records(records) + "}";

        List<String> told = doubts(MANIFEST, body);
        assertEquals(doubts, told.size(), told::toString);
        assertEquals(List.of(), doubts(with(paginator("{type: PageIncrement, page_size: 5000}")), body));
        assertEquals(List.of(), doubts(MANIFEST, "{\"has_more\": false, \"events\": " + records(records) + "}"));
        assertEquals(List.of(), doubts(MANIFEST, "{\"total\": " + records + ", \"events\": " + records(records) + "}"));
    }

    @Test
    void aStreamThatHasOnePageByItsManifestMayHaveAUsualSize() throws Exception {
        String none = with("      paginator: {type: NoPagination}\n");

        assertEquals(List.of(), doubts(none, "{\"events\": " + records(100) + "}"));
        assertEquals(
                1, doubts(none, Said.LARGER.body.formatted(records(RECORDS))).size());
    }

    @Test
    void aStreamOfManySlicesTellsOnceAndNothingOfUsualSizes() throws Exception {
        String sliced =
                with("      partition_router: {type: ListPartitionRouter, cursor_field: kind, values: [a, b, c]}\n");

        assertEquals(
                1, doubts(sliced, Said.LARGER.body.formatted(records(RECORDS))).size());
        assertEquals(List.of(), doubts(sliced, "{\"events\": " + records(100) + "}"));
    }

    @Test
    void recordsOfAllPagesCount() throws Exception {
        String paged = with(paginator("{type: PageIncrement, page_size: 10}"));
        String[] pages = {
            "{\"total\": 17, \"events\": " + records(10) + "}", "{\"total\": 17, \"events\": " + records(7) + "}"
        };
        assertEquals(List.of(), doubts(paged, pages));
        assertEquals(
                List.of("the API says that there are 18 records, and the read ended after 17 (check the paginator)"),
                doubts(paged, pages[0].replace("17", "18"), pages[1].replace("17", "18")));
        assertEquals(
                List.of("the API says that there are 18 records, and the read ended after 10 (check the paginator)"),
                doubts(paged, pages[0].replace("17", "18"), "{\"total\": 18, \"events\": []}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ response.next }}                  | {{ last_record.id < 20 }}        | 0",
                "{{ response.next }}                  | {{ config.most < 20 }}           | 0",
                "{{ response.next if config.most }}   | {{ false }}                      | 0",
                "{{ response.next }}                  | {{ response.nothing is not defined }} | 1",
                "{{ response.next }}                  | {{ last_page_size < 100 }}       | 1",
                "{{ response.cursor }}                | {{ false }}                      | 1"
            })
    void aConditionOfTheConnectorsOwnIsNoDoubt(String token, String condition, int doubts) throws Exception {
        String paged = with(paginator(
                "{type: CursorPagination, cursor_value: \"" + token + "\", stop_condition: \"" + condition + "\"}"));

        List<String> told = doubts(
                paged, "{\"total\": 18, \"has_more\": true, \"next\": \"b\", \"events\": " + records(RECORDS) + "}");
        assertEquals(doubts, told.size(), told::toString);
    }

    @Test
    void aStreamThatEndsOtherwiseIsInNoDoubt() throws Exception {
        String more = "{\"total\": 400, \"has_more\": true, \"events\": " + records(100) + "}";
        // at the limit of a test read
        assertEquals(List.of(), findings(with(PAGES), 2, Headers.empty(), more, more, more));
        // with a failure of the last page
        assertEquals(List.of(), sync(with(PAGES), Headers.empty(), more, "{\"total\": 400, "));
        // with nothing at the path of the records
        assertEquals(List.of(), doubts(MANIFEST, "{\"total\": 400, \"others\": " + records(100) + "}"));
        // with a record that is no list
        assertEquals(List.of(), doubts(MANIFEST, "{\"events\": {\"id\": 1, \"total\": 400, \"has_more\": true}}"));
        // at the first record of a data feed that was synced before
        String feed = with(PAGES)
                .replace(
                        "    retriever:",
                        "    incremental_sync: {type: DatetimeBasedCursor, cursor_field:"
                                + " at, datetime_format: \"%Y\", start_datetime: \"2021\", is_data_feed: true}\n    retriever:");
        assertEquals(
                List.of(),
                sync(feed, Headers.empty(), "{\"total\": 9, \"events\": [{\"at\": \"2022\"}, {\"at\": \"2020\"}]}"));
    }

    private static List<String> doubts(String manifest, String... bodies) throws Exception {
        List<String> told = findings(manifest, 100, Headers.empty(), bodies);
        List<String> logged = sync(manifest, Headers.empty(), bodies);
        assertEquals(told.size(), logged.size());
        for (int i = 0; i < told.size(); i++) {
            String text = logged.get(i);
            assertEquals(text.substring(text.length() - told.get(i).length()), told.get(i));
        }
        return told;
    }

    private static RunOptions options(Headers headers, String... bodies) {
        FakeTime time = new FakeTime();
        List<String> left = new ArrayList<>(List.of(bodies));
        return RunOptions.standard()
                .transport(request -> new RawResponse(
                        200,
                        headers,
                        request.url(),
                        new ByteArrayInputStream(
                                (left.size() > 1 ? left.remove(0) : left.get(0)).getBytes(StandardCharsets.UTF_8))))
                .clock(time)
                .sleeper(time);
    }

    private static ObjectNode config() {
        return (ObjectNode) new YamlReader().read("config.json", "{\"most\": 5}");
    }

    private static List<String> findings(String manifest, int pages, Headers headers, String... bodies)
            throws IOException, InterruptedException {
        return Connector.load("m.yaml", manifest)
                .testRead(
                        config(),
                        TestRead.of("events").within(TestReadLimits.STANDARD.pages(pages)),
                        options(headers, bodies))
                .findings()
                .stream()
                .filter(finding -> finding.place().line() == 10)
                .map(Diagnostic::message)
                .toList();
    }

    private static List<String> sync(String manifest, Headers headers, String... bodies)
            throws IOException, InterruptedException {
        List<String> logged = new ArrayList<>();
        MessageWriter messages = new MessageWriter(
                message -> {
                    if (message instanceof Message.Log log && log.doubt() != null) {
                        assertEquals("Stream events: " + log.doubt(), log.text());
                        logged.add(log.text());
                    }
                    return 0;
                },
                new SecretMask());
        Connector.load("m.yaml", manifest)
                .configure(config(), messages, options(headers, bodies))
                .read(
                        new ConfiguredCatalog(List.of(new ConfiguredStream(
                                StreamDescriptor.of("events"), SyncMode.INCREMENTAL, List.of(), Map.of()))),
                        new InputState(Map.of()),
                        new StopSignal());
        return logged;
    }
}
