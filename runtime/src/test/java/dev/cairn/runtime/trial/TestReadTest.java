package dev.cairn.runtime.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestReadTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [key]
                properties: {key: {type: string, airbyte_secret: true}}
            definitions:
              requester: &requester
                type: HttpRequester
                url: "http://api/{{ parameters.at }}"
                authenticator: {type: BearerAuthenticator, api_token: "{{ config['key'] }}"}
              selector: &selector {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
            streams:
              - type: DeclarativeStream
                name: items
                primary_key: [id]
                $parameters: {at: items}
                retriever: &paged
                  type: SimpleRetriever
                  requester: {<<: *requester}
                  record_selector: *selector
                  paginator:
                    type: DefaultPaginator
                    pagination_strategy: {type: PageIncrement, start_from_page: 1}
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
              - type: DeclarativeStream
                name: children
                $parameters: {at: children}
                retriever:
                  type: SimpleRetriever
                  requester: {<<: *requester}
                  record_selector: *selector
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs:
                      - type: ParentStreamConfig
                        parent_key: id
                        partition_field: parent
                        stream: {type: DeclarativeStream, name: parents, $parameters: {at: parents}, retriever: {<<: *paged}}
              - type: DeclarativeStream
                name: visits
                $parameters: {at: visits}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                retriever:
                  type: SimpleRetriever
                  requester: {<<: *requester}
                  record_selector: *selector
                  partition_router: {type: ListPartitionRouter, cursor_field: shop, values: [a, b, c]}
              - type: DeclarativeStream
                name: filtered
                $parameters: {at: filtered}
                transformations:
                  - {type: AddFields, fields: [{path: [twice], value: "{{ record.id * 2 }}"}]}
                retriever:
                  type: SimpleRetriever
                  requester: {<<: *requester}
                  record_selector: {<<: *selector, record_filter: {type: RecordFilter, condition: "{{ record.id > 1 }}"}}
            """;

    private static final String PAGE =
            "{\"items\":[{\"id\":1,\"at\":\"2024-01-02\",\"none\":null},{\"id\":2,\"at\":\"2024-01-03\"}]}";

    private final FakeTime time = new FakeTime();

    private static ObjectNode config(String text) {
        return (ObjectNode) new JsonReader().read("config.json", text);
    }

    private TestReadResult read(HttpTransport api, TestRead read) {
        RunOptions options = RunOptions.standard().transport(api).clock(time).sleeper(time);
        return Connector.load("manifest.yaml", MANIFEST).testRead(config("{\"key\":\"s3cret-key\"}"), read, options);
    }

    private TestReadResult read(ScriptedTransport api, String stream) {
        return read(api, TestRead.of(stream));
    }

    private static TestReadLimits limits() {
        return TestReadLimits.STANDARD;
    }

    private static List<String> errors(TestReadResult result) {
        return result.logs().stream()
                .filter(log -> log.level() == LogLevel.ERROR)
                .map(TestReadLog::message)
                .toList();
    }

    @Test
    void readsAsManyPagesAsTheLimitSays() {
        ScriptedTransport api = new ScriptedTransport().then(200, PAGE);
        TestReadResult result = read(api, TestRead.of("items").within(limits().pages(3)));
        assertEquals(3, api.requests().size());
        assertEquals(3, result.slices().get(0).pages().size());
        assertTrue(result.limitReached());
    }

    @Test
    void aShortWaitThatABusyApiAsksForIsKept() {
        ScriptedTransport api = new ScriptedTransport()
                .then(429, Map.of("Retry-After", "2"), "{}")
                .then(200, PAGE)
                .then(503, Map.of("Retry-After", "Mon, 01 Jan 2024 00:00:05 GMT"), "{}")
                .then(200, PAGE);
        time.advance(Duration.between(time.instant(), Instant.parse("2023-12-31T23:59:58Z")));
        TestReadResult result = read(api, TestRead.of("items").within(limits().pages(2)));
        assertEquals(List.of(), errors(result));
        assertEquals(List.of(2.0, 5.0), time.sleptSeconds());
        assertEquals(
                List.of(2, 2),
                result.slices().get(0).pages().stream()
                        .map(page -> page.records().size())
                        .toList());
        assertEquals(
                List.of("Busy", "Busy"),
                result.otherRequests().stream().map(AuxiliaryRequest::title).toList());
    }

    @Test
    void waitsOfAReadAreShortTogetherAndNothingElseIsRetried() {
        ScriptedTransport busy = new ScriptedTransport().then(429, Map.of("Retry-After", "4"), "{}");
        assertEquals(List.of("API rate limit exceeded."), errors(read(busy, "items")));
        assertEquals(List.of(4.0, 4.0), time.sleptSeconds());
        ScriptedTransport silent = new ScriptedTransport().then(503, "{}");
        assertEquals(1, errors(read(silent, "items")).size());
        assertEquals(1, silent.requests().size());
        ScriptedTransport broken = new ScriptedTransport().then(500, Map.of("Retry-After", "1"), "{}");
        assertEquals(1, errors(read(broken, "items")).size());
        assertEquals(1, broken.requests().size());
        ScriptedTransport ofAServer = new ScriptedTransport().then(429, Map.of("Retry-After", "1"), "{}");
        read(ofAServer, TestRead.of("items").within(limits().waits(Duration.ZERO)));
        assertEquals(1, ofAServer.requests().size());
    }

    @Test
    void aManifestWithoutASpecIsNamedWithItsRemedy() {
        String manifest =
                "version: 7.0.0\ntype: DeclarativeSource\ncheck: {type: CheckStream, stream_names: []}\nstreams: []\n";
        TestReadResult result =
                Connector.load("m.yaml", manifest).testRead(config("{}"), TestRead.of("items"), RunOptions.standard());
        assertEquals(List.of("Unable to find spec.yaml or spec.json in the package."), errors(result));
        String finding = result.findings().get(0).toString();
        assertTrue(finding.startsWith("m.yaml:1:1: a test read wants a 'spec'"), finding);
    }

    @Test
    void goesOnWhereThereAreMoreRecordsThanTheLimitSaysUnlessItIsToStop() {
        ScriptedTransport api = new ScriptedTransport().then(200, PAGE);
        assertEquals(
                5,
                read(api, TestRead.of("items").within(limits().records(1)))
                        .slices()
                        .get(0)
                        .pages()
                        .size());
        TestReadResult stopped =
                read(api, TestRead.of("items").within(limits().records(3).stoppingAtRecords()));
        assertEquals(2, stopped.slices().get(0).pages().size());
        assertTrue(stopped.limitReached());
    }

    @Test
    void keepsNullsOfRecordsAndInfersWhatTheyAre() {
        TestReadResult result = read(new ScriptedTransport().then(200, PAGE).then(200, "{\"items\":[]}"), "items");
        Map<String, @Nullable Object> record =
                result.slices().get(0).pages().get(0).records().get(0);
        assertTrue(record.containsKey("none"));
        assertEquals(
                "{\"$schema\":\"http://json-schema.org/schema#\",\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"number\"},"
                        + "\"at\":{\"type\":[\"string\",\"null\"]}},\"required\":[\"id\"]}",
                Json.write(result.inferredSchema()));
        assertEquals(Map.of("at", "%Y-%m-%d"), result.inferredDatetimeFormats());
    }

    @Test
    void masksSecretsInRequestsAndResponsesButNotInRecords() {
        String page = "{\"items\":[{\"id\":1,\"echo\":\"s3cret-key\"}]}";
        TestReadResult result = read(
                new ScriptedTransport().then(200, page), TestRead.of("items").within(limits().pages(1)));
        PageRead read = result.slices().get(0).pages().get(0);
        assertEquals("s3cret-key", read.records().get(0).get("echo"));
        String shown = Json.write(read.toJson().get("request"))
                + Json.write(read.toJson().get("response"));
        assertTrue(shown.contains("Bearer ****"), shown);
        assertFalse(shown.contains("s3cret-key"), shown);
    }

    @Test
    void sendsARefusedRequestOnceAndShowsItsPage() {
        ScriptedTransport api = new ScriptedTransport().then(500, "{\"error\":\"down\"}");
        TestReadResult result = read(api, "items");
        assertEquals(1, api.requests().size());
        assertEquals(List.of(), time.sleptSeconds());
        PageRead page = result.slices().get(0).pages().get(0);
        assertEquals(List.of(), page.records());
        assertEquals("{\"error\":\"down\"}", responseOf(page).body());
        assertEquals(1, errors(result).size());
        assertTrue(result.hasErrors());
    }

    @Test
    void hasNoPageForARequestWithoutAnAnswer() {
        TestReadResult result = read(new ScriptedTransport().thenFail(new IOException("connection refused")), "items");
        assertEquals(List.of(), result.slices());
        assertEquals(1, errors(result).size());
    }

    @Test
    void showsRequestsOfParentsBesideThePages() {
        ScriptedTransport api = new ScriptedTransport()
                .then(200, "{\"items\":[{\"id\":7},{\"id\":8}]}")
                .then(200, "{\"items\":[]}")
                .then(200, PAGE);
        TestReadResult result = read(api, "children");
        assertEquals(
                List.of("Parent stream: Stream 'parents' request", "Parent stream: Stream 'parents' request"),
                result.auxiliaryRequests().stream().map(AuxiliaryRequest::title).toList());
        assertEquals("PARENT_STREAM", result.auxiliaryRequests().get(0).type());
        assertEquals(
                "[{\"parent\":7,\"parent_slice\":{}},{\"parent\":8,\"parent_slice\":{}}]",
                Json.write(result.slices().stream().map(SliceRead::descriptor).toList()));
    }

    @Test
    void readsAsManySlicesAsTheLimitSaysAndNoMoreOfTheParent() {
        ScriptedTransport api = new ScriptedTransport().then(200, PAGE);
        TestReadResult result = read(api, TestRead.of("children").within(limits().slices(3)));
        assertEquals(3, result.slices().size());
        assertEquals(2, result.auxiliaryRequests().size());
    }

    @Test
    void claimsNothingForPartitionsThatWereNotRead() {
        ScriptedTransport api = new ScriptedTransport().then(200, PAGE);
        TestReadResult result = read(api, TestRead.of("visits").within(limits().slices(2)));
        assertEquals(2, result.slices().size());
        assertEquals(
                "{\"use_global_cursor\":false,\"states\":[{\"partition\":{\"shop\":\"a\"},\"cursor\":{\"at\":\"2024-01-03\"}},"
                        + "{\"partition\":{\"shop\":\"b\"},\"cursor\":{\"at\":\"2024-01-03\"}}],\"lookback_window\":0}",
                Json.write(
                        Objects.requireNonNull(result.slices().get(1).state()).state()));
    }

    @Test
    void namesTheStreamsThereAre() {
        TestReadResult result = read(new ScriptedTransport(), "nothing");
        assertEquals(
                List.of("The manifest has no stream 'nothing'. It has items, children, visits, filtered."),
                errors(result));
        assertEquals(List.of(), result.slices());
        assertEquals(errors(result), result.ownLogs());
        assertEquals(List.of(), result.toJson().get("logs"));
    }

    @Test
    void saysInTheReferencesWordsThatAConfigurationDoesNotFit() {
        TestReadResult result = Connector.load("manifest.yaml", MANIFEST)
                .testRead(config("{}"), TestRead.of("items"), RunOptions.standard());
        assertEquals(List.of("Config validation error: 'key' is a required property"), errors(result));
    }

    @Test
    void saysThatAnAnswerCannotBeRead() {
        TestReadResult result = read(new ScriptedTransport().then(200, "not json"), "items");
        assertEquals(
                "not json", responseOf(result.slices().get(0).pages().get(0)).body());
        assertTrue(errors(result).get(0).startsWith("A response of the API cannot be read."), errors(result)::toString);
        assertEquals(errors(result), result.ownLogs());
        assertEquals(List.of(), result.toJson().get("logs"));
    }

    /** The reference says so in its logs, too: only a body that is no JSON is an empty page to it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[items]; {\"items\": [\"a\", 2]}; found \"a\"",
                "[items]; {\"items\": [{\"id\": 1}, null]}; found null",
                "[items]; {\"items\": 7}; found 7",
                "[]; 42; found 42",
                "[]; \"text\"; found \"text\"",
                "[]; [[1]]; found 1",
                "[items, '*']; {\"items\": [7]}; found 7"
            })
    void aBodyWhoseRecordsAreNoObjectsIsAnErrorInTheLogs(String path, String body, String found) {
        TestReadResult result = Connector.load(
                        "manifest.yaml", MANIFEST.replace("field_path: [items]", "field_path: " + path))
                .testRead(
                        config("{\"key\":\"s3cret-key\"}"),
                        TestRead.of("items"),
                        RunOptions.standard().transport(new ScriptedTransport().then(200, body)));
        assertTrue(errors(result).get(0).contains(found), errors(result)::toString);
        assertEquals(List.of(), result.ownLogs());
        assertTrue(String.valueOf(result.toJson().get("logs")).contains(found));
    }

    @Test
    void aMistakeInAnotherStreamIsAFinding() {
        Connector connector = Connector.load(
                "manifest.yaml",
                MANIFEST.replace("parent_key: id", "parent_key: id\n            lazy_read_pointer: ['*']"));
        TestReadResult result = connector.testRead(
                config("{\"key\":\"k\"}"),
                TestRead.of("filtered"),
                RunOptions.standard().transport(new ScriptedTransport().then(200, PAGE)));
        assertEquals(1, result.slices().get(0).pages().get(0).records().size());
        assertFalse(result.findings().isEmpty());
        assertEquals(List.of(), errors(result));
    }

    @Test
    void whatAnotherStreamLacksInTheConfigurationIsAFinding() {
        String another = MANIFEST.replace("streams:\n", """
                streams:
                  - type: DeclarativeStream
                    name: closed
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                    retriever:
                      type: SimpleRetriever
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      requester:
                        type: HttpRequester
                        url: http://api/closed
                        authenticator:
                          type: RateLimitedMultipleTokenAuthenticator
                          tokens: "{{ config['tokens'] }}"
                          quota_status_source: {type: QuotaStatusSource, url: http://api/quota}
                          quotas: [{type: TokenQuota, name: core, remaining_path: [left], reset_path: [reset]}]
                """);
        TestReadResult result = Connector.load("manifest.yaml", another)
                .testRead(
                        config("{\"key\":\"k\",\"tokens\":\"\"}"),
                        TestRead.of("filtered"),
                        RunOptions.standard().transport(new ScriptedTransport().then(200, PAGE)));
        assertEquals(1, result.slices().get(0).pages().get(0).records().size());
        assertTrue(
                result.findings().stream()
                        .anyMatch(finding -> finding.toString().contains("Authentication tokens are missing")),
                () -> result.findings().toString());
    }

    @Test
    void readsWithTheConfigurationThatItsMigrationMakes() {
        String migrating = MANIFEST.replace("spec:\n", """
                spec:
                  config_normalization_rules:
                    type: ConfigNormalizationRules
                    config_migrations:
                      - type: ConfigMigration
                        transformations:
                          - type: ConfigRemapField
                            field_path: [key]
                            map: {old: new}
                """);
        ScriptedTransport api = new ScriptedTransport().then(200, "{\"items\":[]}");
        TestReadResult result = Connector.load("manifest.yaml", migrating)
                .testRead(
                        config("{\"key\":\"old\"}"),
                        TestRead.of("filtered"),
                        RunOptions.standard().transport(api));
        assertEquals(List.of(), errors(result));
        assertEquals(
                "Bearer new",
                api.requests().get(0).headers().value("Authorization").orElseThrow());
    }

    @Test
    void aRequiredFieldMayHaveSeveralTypes() {
        String page = "{\"items\":[{\"id\":1},{\"id\":{\"a\":1}}]}";
        TestReadResult result = read(
                new ScriptedTransport().then(200, page), TestRead.of("items").within(limits().pages(1)));
        assertTrue(
                Json.write(result.inferredSchema()).endsWith("\"required\":[\"id\"]}"),
                () -> Json.write(result.inferredSchema()));
        assertEquals(List.of(), errors(result));
    }

    @Test
    void hasEveryMemberOfTheReferencesAnswer() {
        Map<String, @Nullable Object> json =
                read(new ScriptedTransport(), "nothing").toJson();
        assertEquals(
                List.of(
                        "logs",
                        "slices",
                        "test_read_limit_reached",
                        "auxiliary_requests",
                        "inferred_schema",
                        "inferred_datetime_formats",
                        "latest_config_update"),
                List.copyOf(json.keySet()));
    }

    @Test
    void refusesAStreamThatCannotBeBuilt() {
        Connector connector = Connector.load(
                "manifest.yaml",
                MANIFEST.replace(
                        "pagination_strategy: {",
                        "page_size_option: {type: RequestOption, inject_into: request_parameter, field_name: n}\n        pagination_strategy: {"));
        assertThrows(
                InvalidDocumentException.class,
                () -> connector.testRead(config("{\"key\":\"k\"}"), TestRead.of("items"), RunOptions.standard()));
    }

    @Test
    void tellsWhatBecomesOfEachRecord() {
        List<String> heard = new ArrayList<>();
        RecordTrace trace = new RecordTrace() {
            @Override
            public void extracted(Place extractor, long records, @Nullable String missing) {
                heard.add("extracted " + records + " " + missing);
            }

            @Override
            public void record(Map<String, @Nullable Object> record) {
                heard.add("record " + record.get("id"));
            }

            @Override
            public void filtered(@Nullable Place filter, String what, boolean kept) {
                heard.add(what + " " + kept);
            }

            @Override
            public void transformed(Place transformation, String type, Map<String, @Nullable Object> after) {
                heard.add(type + " " + Json.write(after));
            }
        };
        ScriptedTransport api = new ScriptedTransport().then(200, "{\"items\":[{\"id\":1},{\"id\":2}]}");
        read(api, TestRead.of("filtered").tracing(trace));
        assertEquals(
                List.of(
                        "extracted 2 null",
                        "record 1",
                        "{{ record.id > 1 }} false",
                        "record 2",
                        "{{ record.id > 1 }} true",
                        "AddFields {\"id\":2,\"twice\":4}"),
                heard);
    }

    @Test
    void tellsAtWhichPartOfThePathThereIsNothing() {
        List<String> missing = new ArrayList<>();
        RecordTrace trace = new RecordTrace() {
            @Override
            public void extracted(Place extractor, long records, @Nullable String reason) {
                missing.add(extractor.line() + " " + reason);
            }
        };
        read(
                new ScriptedTransport().then(200, "{\"rows\":[],\"next\":1}"),
                TestRead.of("filtered").tracing(trace));
        assertEquals(List.of("15 the answer has no 'items'; it has 'rows', 'next'"), missing);
    }

    @Test
    void tellsItsListenerInOrder() {
        List<String> heard = new ArrayList<>();
        TestReadListener listener = new TestReadListener() {
            @Override
            public void slice(Object descriptor) {
                heard.add("slice " + descriptor);
            }

            @Override
            public void exchange(Exchange exchange) {
                heard.add("exchange " + exchange.request().url());
            }

            @Override
            public void page(PageRead page) {
                heard.add("page of " + page.records().size());
            }

            @Override
            public void state(Message.State state) {
                heard.add("state");
            }
        };
        read(
                new ScriptedTransport().then(200, PAGE),
                TestRead.of("items").within(limits().pages(2)).telling(listener));
        assertEquals(
                List.of(
                        "slice {}",
                        "exchange http://api/items",
                        "page of 2",
                        "exchange http://api/items?page=2",
                        "page of 2",
                        "state"),
                heard);
    }

    @Test
    void tellsEachTemplateWithItsValueAndWithWhatItRead() {
        List<String> told = new ArrayList<>();
        RecordTrace trace = new RecordTrace() {
            @Override
            public void evaluated(
                    Place place,
                    String template,
                    @Nullable Object value,
                    @Nullable String error,
                    Map<String, @Nullable Object> read) {
                if (template.contains("record")) {
                    told.add(place.line() + ": " + template + " = " + value + " of " + read);
                }
            }
        };
        read(new ScriptedTransport().then(200, PAGE), TestRead.of("filtered").tracing(trace));
        String filter = ": {{ record.id > 1 }} = ";
        assertTrue(told.stream().anyMatch(one -> one.endsWith(filter + "false of {record.id=1}")), told::toString);
        assertTrue(told.stream().anyMatch(one -> one.endsWith(filter + "true of {record.id=2}")), told::toString);
        assertTrue(
                told.stream().anyMatch(one -> one.endsWith(": {{ record.id * 2 }} = 4 of {record.id=2}")),
                told::toString);
    }

    @Test
    void cutsBodiesThatAreTooLongToBeShownAndReadsAllTheirRecords() {
        TestReadLimits few = limits().pages(1).bodyBytes(200);
        TestReadResult result = read(
                new ScriptedTransport().then(200, PAGE), TestRead.of("items").within(few));
        PageRead page = result.slices().get(0).pages().get(0);
        assertEquals(2, page.records().size());
        assertTrue(responseOf(page).cut());
        assertEquals(PAGE.substring(0, 50) + "…", responseOf(page).body());
        assertEquals(PAGE.length(), responseOf(page).bytes());
        assertTrue(result.logs().stream().anyMatch(log -> log.level() == LogLevel.WARN), result.logs()::toString);
    }

    @Test
    void endsWithWhatThereIsWhenTimeIsOver() {
        HttpTransport dribbling = request -> new RawResponse(200, Headers.empty(), request.url(), new Dribble(PAGE));
        TestReadLimits hasty = limits().time(Duration.ofMillis(300));
        TestReadResult result = read(dribbling, TestRead.of("items").within(hasty));
        assertTrue(
                errors(result).stream().anyMatch(error -> error.startsWith("The test read was ended after 0.3 s")),
                () -> errors(result).toString());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void endsSoonWhenItsCallerWantsThat() {
        StopSignal stop = new StopSignal();
        HttpTransport hanging = request -> {
            stop.request();
            Thread.sleep(60_000);
            throw new AssertionError("was not interrupted");
        };
        TestReadResult result = read(hanging, TestRead.of("items").until(stop));
        assertEquals(List.of(), result.slices());
        assertEquals(LogLevel.WARN, result.logs().get(0).level());
    }

    private static Exchange.Received responseOf(PageRead page) {
        return Objects.requireNonNull(page.exchange()).response();
    }

    /** Gives a body, then nothing for long. */
    private static final class Dribble extends InputStream {

        private final InputStream start;

        Dribble(String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            start = new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length - 2));
        }

        @Override
        public int read() throws IOException {
            int next = start.read();
            if (next >= 0) {
                return next;
            }
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
            throw new AssertionError("was not interrupted");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int next = read();
            if (next < 0) {
                return -1;
            }
            target[offset] = (byte) next;
            return 1;
        }
    }
}
