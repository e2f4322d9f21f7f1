package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A mistake of a manifest is told by every command, and harms only what reaches it. */
class MistakesInSyncsTest {

    private static final String GOOD = """
            definitions:
              selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
              schema: {type: InlineSchemaLoader, schema: {type: object}}
            version: 7.0.0
            type: DeclarativeSource
            streams:
              - type: DeclarativeStream
                name: good
                schema_loader: {$ref: "#/definitions/schema"}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: http://api/good}
                  record_selector: {$ref: "#/definitions/selector"}
            """;

    private static final String CHECK = "check: {type: CheckStream, stream_names: [good]}\n";

    private static final String UNKNOWN_FILTER = stream("""
              - type: DeclarativeStream
                name: bad
                schema_loader: {$ref: "#/definitions/schema"}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: http://api/bad}
                  record_selector:
                    type: RecordSelector
                    extractor: {type: DpathExtractor, field_path: []}
                    record_filter: {type: RecordFilter, condition: "{{ record | nosuch }}"}
            """);

    private static final String TWO_BODIES = stream("""
              - type: DeclarativeStream
                name: bad
                schema_loader: {$ref: "#/definitions/schema"}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: http://api/bad, request_body_data: {a: b}, request_body_json: {c: d}}
                  record_selector: {$ref: "#/definitions/selector"}
            """);

    private static final String UNKNOWN_FILTER_SAID =
            "m.yaml:23:56: the template cannot be compiled: no filter named 'nosuch'";
    private static final String TWO_BODIES_SAID =
            "m.yaml:19:61: 'request_body_data' and 'request_body_json' exclude each other, since a request has one body;"
                    + " remove 'request_body_data' [body-twice]";

    private final List<String> requests = new ArrayList<>();
    private boolean limited;
    private String body = "[{\"id\":1}]";

    private static String stream(String definition) {
        return GOOD + definition + CHECK;
    }

    @Test
    void aStreamThatReachesAMistakeFailsWithItsPlaceAndTheOthersAreRead() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "warning " + UNKNOWN_FILTER_SAID,
                        "bad STARTED",
                        "bad config_error " + UNKNOWN_FILTER_SAID,
                        "state of bad",
                        "bad INCOMPLETE",
                        "good STARTED",
                        "good RUNNING",
                        "good {\"id\":1}",
                        "good COMPLETE",
                        "null config_error During the sync, the following streams did not sync successfully: bad: "
                                + UNKNOWN_FILTER_SAID),
                read(UNKNOWN_FILTER, "bad", "good"));
        assertEquals(List.of("http://api/bad", "http://api/good"), requests);
    }

    @Test
    void anEndThatDoesNotFitItsFormatIsAMistakeOfItsStream() throws IOException, InterruptedException {
        String manifest = stream("""
              - type: DeclarativeStream
                name: bad
                schema_loader: {$ref: "#/definitions/schema"}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: http://api/bad}
                  record_selector: {$ref: "#/definitions/selector"}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "{{ '01.02.2024' }}"
            """);
        List<String> said = read(manifest, "bad", "good");
        assertTrue(
                said.contains("bad config_error m.yaml:26:21: '01.02.2024' does not match format '%Y-%m-%d'"),
                said::toString);
        assertTrue(said.contains("good COMPLETE"), said::toString);
    }

    @Test
    void aStreamThatCannotBeBuiltFailsWithoutARequestAndTheOthersAreRead() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "warning " + TWO_BODIES_SAID,
                        "bad STARTED",
                        "bad config_error " + TWO_BODIES_SAID,
                        "bad INCOMPLETE",
                        "good STARTED",
                        "good RUNNING",
                        "good {\"id\":1}",
                        "good COMPLETE",
                        "null config_error During the sync, the following streams did not sync successfully: bad: "
                                + TWO_BODIES_SAID),
                read(TWO_BODIES, "bad", "good"));
        assertEquals(List.of("http://api/good"), requests);
    }

    @Test
    void aMistakeInAStreamThatIsNotSelectedIsOnlyToldOf() throws IOException, InterruptedException {
        assertEquals(
                List.of(
                        "warning " + TWO_BODIES_SAID,
                        "good STARTED",
                        "good RUNNING",
                        "good {\"id\":1}",
                        "good COMPLETE"),
                read(TWO_BODIES, "good"));
    }

    @Test
    void whereNoSelectedStreamCanBeBuiltTheSyncIsRefused() {
        InvalidDocumentException refused = assertThrows(InvalidDocumentException.class, () -> read(TWO_BODIES, "bad"));
        assertEquals(TWO_BODIES_SAID, refused.getMessage());
    }

    @Test
    void aMistakeOfAParentIsOneOfItsChildren() throws IOException, InterruptedException {
        String manifest = TWO_BODIES.replace(CHECK, """
              - type: DeclarativeStream
                name: child
                schema_loader: {$ref: "#/definitions/schema"}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "http://api/{{ stream_partition.id }}"}
                  record_selector: {$ref: "#/definitions/selector"}
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs: [{type: ParentStreamConfig, parent_key: id, partition_field: id, stream: {$ref: "#/streams/1"}}]
            """) + CHECK;
        List<String> said = read(manifest, "child", "good");
        assertTrue(said.contains("child config_error " + TWO_BODIES_SAID), said::toString);
        assertTrue(said.contains("good COMPLETE"), said::toString);
    }

    @Test
    void aChildThatWouldWaitForItsParentFailsAndTheParentIsRead() throws IOException, InterruptedException {
        String manifest = GOOD + """
              - type: DeclarativeStream
                name: child
                schema_loader: {$ref: "#/definitions/schema"}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "http://api/{{ stream_partition.id }}"}
                  record_selector: {$ref: "#/definitions/selector"}
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs: [{type: ParentStreamConfig, parent_key: id, partition_field: id, stream: {$ref: "#/streams/0"}}]
            stream_groups:
              one:
                action: {type: BlockSimultaneousSyncsAction}
                streams: [{$ref: "#/streams/0"}, {$ref: "#/streams/1"}]
            """ + CHECK;
        List<String> said = read(manifest, "child", "good");
        assertTrue(said.contains("child INCOMPLETE"), said::toString);
        assertTrue(said.contains("good COMPLETE"), said::toString);
    }

    private static final String CONDITION = GOOD + """
              - type: ConditionalStreams
                condition: "{{ config.x | nosuch }}"
                streams:
                  - type: DeclarativeStream
                    name: bad
                    schema_loader: {$ref: "#/definitions/schema"}
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url: http://api/bad}
                      record_selector: {$ref: "#/definitions/selector"}
            """ + CHECK;

    @Test
    void aBrokenConditionIsAMistakeOfItsStreams() throws IOException, InterruptedException {
        List<String> said = read(CONDITION, "bad", "good");
        assertTrue(
                said.contains(
                        "bad config_error m.yaml:15:16: the template cannot be compiled: no filter named 'nosuch'"),
                said::toString);
        assertTrue(said.contains("good COMPLETE"), said::toString);
    }

    @Test
    void discoverFailsWhereItCannotBeToldWhetherAStreamIsThere() {
        assertThrows(InvalidDocumentException.class, () -> discover(CONDITION));
    }

    private static final String GENERATED = GOOD + """
            dynamic_streams:
              - type: DynamicDeclarativeStream
                stream_template:
                  type: DeclarativeStream
                  name: x
                  schema_loader: {$ref: "#/definitions/schema"}
                  retriever:
                    type: SimpleRetriever
                    requester: {type: HttpRequester, url: http://api/x}
                    record_selector: {$ref: "#/definitions/selector"}
                components_resolver:
                  type: ParametrizedComponentsResolver
                  stream_parameters: {type: StreamParametersDefinition, list_of_parameters_for_stream: [{name: bad}]}
                  components_mapping:
                    - {type: ComponentMappingDefinition, field_path: [name], value: "{{ components_values.name | nosuch }}"}
            """ + CHECK;

    @Test
    void aMistakeOfAResolverIsOneOfItsStreams() throws IOException, InterruptedException {
        List<String> said = read(GENERATED, "bad", "good");
        assertTrue(
                said.contains(
                        "bad config_error m.yaml:28:73: the template cannot be compiled: no filter named 'nosuch'"),
                said::toString);
        assertTrue(said.contains("good COMPLETE"), said::toString);
    }

    @Test
    void discoverFailsWhereItCannotBeToldWhichStreamsThereAre() {
        assertThrows(InvalidDocumentException.class, () -> discover(GENERATED));
    }

    @Test
    void discoverListsAStreamThatCannotBeRead() throws IOException, InterruptedException {
        assertEquals(List.of("warning " + TWO_BODIES_SAID, "good", "bad"), discover(TWO_BODIES));
    }

    @Test
    void discoverFailsWhereItNeedsWhatIsWrong() {
        String manifest = TWO_BODIES.replace("name: bad\n", "name: bad\n    primary_key: [[a, b]]\n");
        InvalidDocumentException refused = assertThrows(InvalidDocumentException.class, () -> discover(manifest));
        assertEquals("m.yaml:16:18: a primary key can only have top-level fields", refused.getMessage());
    }

    private static final String UNKNOWN_TYPE = stream("""
          - type: DeclarativeStream
            name: bad
            schema_loader:
              type: DynamicSchemaLoader
              retriever:
                type: SimpleRetriever
                requester: {type: HttpRequester, url: http://api/fields}
                record_selector: {$ref: "#/definitions/selector"}
              schema_type_identifier: {key_pointer: [name], type_pointer: [kind], schema_pointer: [fields]}
            retriever:
              type: SimpleRetriever
              requester: {type: HttpRequester, url: http://api/bad}
              record_selector: {$ref: "#/definitions/selector"}
        """);

    private static final String UNKNOWN_TYPE_SAID =
            "m.yaml:22:31: the type of field 'a' is 'b', which is no Airbyte data type (expected one of string,"
                    + " boolean, integer, number, array, object, date, timestamp_with_timezone,"
                    + " timestamp_without_timezone, time_with_timezone, time_without_timezone); types_mapping can map it"
                    + " to one of these";

    @Test
    void discoverListsTheOtherStreamsWhereASchemaFails() throws IOException, InterruptedException {
        body = "[{\"fields\":[{\"name\":\"a\",\"kind\":\"b\"}]}]";
        assertEquals(
                List.of("bad config_error The schema of stream bad cannot be made: " + UNKNOWN_TYPE_SAID, "good"),
                discover(UNKNOWN_TYPE));
    }

    @Test
    void aStreamWhoseSchemaFailsEndsWithThePlaceAndTheOthersAreRead() throws IOException, InterruptedException {
        body = "[{\"fields\":[{\"name\":\"a\",\"kind\":\"b\"}]}]";
        List<String> said = read(UNKNOWN_TYPE, "bad", "good");
        assertTrue(said.contains("bad config_error " + UNKNOWN_TYPE_SAID), said::toString);
        assertTrue(said.contains("good COMPLETE"), said::toString);
    }

    @Test
    void aCatalogForAReadHasStreamsWhoseSchemaFails() throws IOException, InterruptedException {
        body = "[{\"fields\":[]}]".replace("[]", "[{\"name\":1}]");
        DiscoveredCatalog catalog =
                connector(UNKNOWN_TYPE, new ByteArrayOutputStream()).catalog();
        assertEquals(List.of("good"), catalog.names());
        assertEquals(List.of("good", "bad"), catalog.withFailing().names());
        assertEquals(
                catalog.only(List.of("good")), catalog.only(List.of("good")).whole());
        assertThrows(ConfigException.class, catalog.only(List.of("bad"))::whole);
    }

    @Test
    void checkTriesTheStreamsThatItNamesAndNoOthers() throws IOException, InterruptedException {
        assertEquals(List.of("warning " + TWO_BODIES_SAID, "SUCCEEDED"), check(TWO_BODIES));
        assertEquals(
                List.of("warning " + TWO_BODIES_SAID, "FAILED Stream bad is not available: " + TWO_BODIES_SAID),
                check(TWO_BODIES.replace("[good]", "[bad]")));
        assertEquals(List.of("http://api/good"), requests);
    }

    @Test
    void checkOfTheFirstStreamsEndsWhereOneOfThemCannotBeBuilt() throws IOException, InterruptedException {
        String manifest = TWO_BODIES.replace(CHECK, "check: {type: CheckDynamicStream, stream_count: 2}\n");
        assertThrows(InvalidDocumentException.class, () -> check(manifest));
        assertEquals(List.of(), requests);
        assertEquals(
                List.of("warning " + TWO_BODIES_SAID, "SUCCEEDED"),
                check(manifest.replace("stream_count: 2", "stream_count: 1")));
    }

    @Test
    void aMalformedExpressionForAHeaderHarmsNothingUntilAResponseHasTheHeader()
            throws IOException, InterruptedException {
        String manifest = GOOD + """
              - type: DeclarativeStream
                name: bad
                schema_loader: {$ref: "#/definitions/schema"}
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: http://api/bad
                    error_handler:
                      type: DefaultErrorHandler
                      backoff_strategies: [{type: WaitTimeFromHeader, header: Wait, regex: "([0-9]+"}]
                  record_selector: {$ref: "#/definitions/selector"}
            """ + CHECK;
        String problem = "m.yaml:24:80: malformed regular expression: Unclosed group [regular-expression]";
        assertTrue(read(manifest, "bad").contains("bad COMPLETE"));
        limited = true;
        List<String> said = read(manifest, "bad");
        assertTrue(said.contains("bad config_error " + problem), said::toString);
        assertEquals(
                List.of("warning " + problem),
                said.stream().filter(line -> line.startsWith("warning")).toList());
    }

    @Test
    void aBrokenNumberOfWorkersEndsASyncAndNothingElse() throws IOException, InterruptedException {
        String manifest = GOOD + CHECK
                + "concurrency_level: {type: ConcurrencyLevel, default_concurrency: \"{{ 1 | nosuch }}\"}\n";
        assertThrows(InvalidDocumentException.class, () -> read(manifest, "good"));
        assertEquals(List.of("SUCCEEDED"), check(manifest));
        assertEquals(List.of("good"), discover(manifest));
    }

    @Test
    void whatANewerReleaseMayHaveIsToldByEveryCommandOnce() throws IOException, InterruptedException {
        String manifest = (GOOD + CHECK)
                .replace("version: 7.0.0", "version: 7.41.0")
                .replace("requester: {", "requester: {tcp_cleverness: 3, ");
        List<String> warnings = List.of(
                "warning m.yaml:12:19: warning: HttpRequester has no field 'tcp_cleverness'; it has no effect",
                "warning m.yaml:4:10: warning: the manifest is for version 7.41.0, and Cairn follows the Python CDK up to"
                        + " 7.39.1; what is newer fails or has no effect [newer-version]");
        for (List<String> said : List.of(read(manifest, "good"), check(manifest), discover(manifest))) {
            assertEquals(warnings, said.subList(0, 2));
            assertEquals(
                    2, said.stream().filter(line -> line.startsWith("warning")).count());
        }
    }

    @Test
    void aPageTokenThatReadsAsATupleIsToldOnce() throws IOException, InterruptedException {
        String manifest = GOOD + """
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}
                    pagination_strategy:
                      type: CursorPagination
                      cursor_value: "{{ last_record.next }}"
            """ + CHECK;
        body = "[{\"id\":1,\"next\":\"1000,1000\"}]";
        List<String> said = read(manifest, "good");
        assertEquals(
                List.of(
                        "warning Stream good: m.yaml:19:25: the page token is a list, [1000, 1000], since its text has"
                                + " commas; put quotes around the template if it should be a text: \"'{{ last_record.next }}'\""),
                said.stream().filter(line -> line.startsWith("warning")).toList());
        assertEquals("http://api/good?p=1000&p=1000", requests.get(1));
        body = "[{\"id\":1,\"next\":[1000]}]";
        assertTrue(read(manifest, "good").stream().noneMatch(line -> line.startsWith("warning")));
    }

    @Test
    void aPageTokenThatReadsAsATupleInABodyIsToldOnce() throws IOException, InterruptedException {
        String manifest = GOOD.replace(
                        "requester: {",
                        "requester: {http_method: POST, request_body_json: {page: {at: \"{{ next_page_token.next_page_token }}\"}},"
                                + " request_parameters: {p: \"{{ next_page_token.next_page_token }}\"}, ")
                + """
                  paginator:
                    type: DefaultPaginator
                    pagination_strategy:
                      type: CursorPagination
                      cursor_value: "'{{ last_record.next }}'"
            """ + CHECK;
        body = "[{\"id\":1,\"next\":\"1000,1000\"}]";
        List<String> said = read(manifest, "good");
        assertEquals(1, said.stream().filter(line -> line.startsWith("warning")).count(), said::toString);
        assertTrue(
                said.stream().anyMatch(line -> line.contains("the page token is a list, [1000, 1000]")),
                said::toString);
        assertEquals("http://api/good?p=1000%2C1000", requests.get(1));
    }

    @Test
    void keysOfOverridesThatAreNoTextEndTheCheckAndNothingElse() throws IOException, InterruptedException {
        String manifest =
                GOOD + "check: {type: CheckStream, stream_names: [good], config_overrides: {1: x, yes: y, '2': z}}\n";
        List<String> warnings = List.of(
                "m.yaml:14:69: the key 1 of config_overrides is no text, so it can name no field of the configuration; write"
                        + " '1' if it is the field's name",
                "m.yaml:14:75: the key true of config_overrides is no text, so it can name no field of the configuration;"
                        + " write 'true' if it is the field's name");
        InvalidDocumentException refused = assertThrows(InvalidDocumentException.class, () -> check(manifest));
        assertEquals(String.join("\n", warnings), refused.getMessage());
        List<String> said = read(manifest, "good");
        assertEquals("warning " + warnings.get(0), said.get(0));
        assertTrue(said.contains("good COMPLETE"), said::toString);
    }

    @Test
    void whoeverAsksIsToldOfEachMistakeOnce() throws IOException, InterruptedException {
        List<Diagnostic> told = new ArrayList<>();
        loaded(UNKNOWN_FILTER)
                .configure(
                        config(),
                        new MessageWriter(OutputStream.nullOutputStream()),
                        options().reporting(told::add))
                .check();
        assertEquals(
                List.of(UNKNOWN_FILTER_SAID),
                told.stream().map(Diagnostic::toString).toList());
    }

    @Test
    void aBrokenChangeOfTheConfigurationHarmsNoSpecification() {
        String manifest = GOOD + CHECK + """
                spec:
                  type: Spec
                  connection_specification: {type: object}
                  config_normalization_rules:
                    type: ConfigNormalizationRules
                    transformations:
                      - type: ConfigAddFields
                        fields: [{type: AddedFieldDefinition, path: [a], value: "{{ config | nosuch }}"}]
                """;
        assertTrue(loaded(manifest).spec().specification().containsKey("connectionSpecification"));
    }

    private static Connector loaded(String manifest) {
        return Connector.load("m.yaml", manifest + oneWorker(manifest));
    }

    private ConfiguredConnector connector(String manifest, OutputStream out) {
        return loaded(manifest).configure(config(), new MessageWriter(out), options());
    }

    private RunOptions options() {
        HttpTransport transport = request -> {
            requests.add(request.url());
            if (limited) {
                return new RawResponse(
                        429, Headers.of(Map.of("Wait", "7")), request.url(), ByteArrayInputStream.nullInputStream());
            }
            return new RawResponse(
                    200,
                    Headers.empty(),
                    request.url(),
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        };
        FakeTime time = new FakeTime();
        return RunOptions.standard().transport(transport).clock(time).sleeper(time);
    }

    private static String oneWorker(String manifest) {
        return manifest.contains("concurrency_level:")
                ? ""
                : "concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}\n";
    }

    private static ObjectNode config() {
        return (ObjectNode) new YamlReader().read("config.json", "{}");
    }

    private List<String> read(String manifest, String... streams) throws IOException, InterruptedException {
        List<String> said = shortly(output(manifest, streams));
        said.removeIf(line -> line.startsWith("state of good"));
        return said;
    }

    private ByteArrayOutputStream output(String manifest, String... streams) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ConfiguredStream> configured = Arrays.stream(streams)
                .map(name -> new ConfiguredStream(
                        StreamDescriptor.of(name), SyncMode.FULL_REFRESH, List.of(), Map.of("type", "object")))
                .toList();
        connector(manifest, out).read(new ConfiguredCatalog(configured), InputState.EMPTY, new StopSignal());
        return out;
    }

    /** The reference logs a second ERROR with a stack trace, and says all of it again as FATAL when the sync ends. */
    @Test
    void whatFailsIsLoggedOnceAsAnError() throws IOException, InterruptedException {
        List<String> logged = errors(output(UNKNOWN_FILTER, "bad"));
        assertEquals(1, logged.size(), logged.toString());
        assertTrue(logged.get(0).startsWith("ERROR Exception while syncing stream bad: "), logged.toString());
    }

    /** The reference logs the reason, too, and then that the check failed. */
    @Test
    void aFailedCheckIsToldByItsStatusAlone() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        connector(UNKNOWN_FILTER.replace("[good]", "[bad]"), out).check();
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"FAILED\""), out.toString(StandardCharsets.UTF_8));
        assertEquals(List.of(), errors(out));
    }

    private static List<String> errors(ByteArrayOutputStream out) throws IOException {
        List<String> logged = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            Object message = Json.parse(line);
            String level = String.valueOf(at(message, "log", "level"));
            if (level.matches("ERROR|FATAL")) {
                logged.add(level + " " + at(message, "log", "message"));
            }
        }
        return logged;
    }

    private List<String> discover(String manifest) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        connector(manifest, out).discover();
        return shortly(out);
    }

    private List<String> check(String manifest) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        connector(manifest, out).check();
        return shortly(out);
    }

    /** What the output says: warnings, and of each stream its statuses, records, states and errors. */
    private static List<String> shortly(ByteArrayOutputStream out) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            Object message = Json.parse(line);
            switch (String.valueOf(at(message, "type"))) {
                case "LOG" -> {
                    if ("WARN".equals(at(message, "log", "level"))) {
                        said.add("warning " + at(message, "log", "message"));
                    }
                }
                case "RECORD" ->
                    said.add(at(message, "record", "stream") + " " + Json.write(at(message, "record", "data")));
                case "STATE" -> said.add("state of " + at(message, "state", "stream", "stream_descriptor", "name"));
                case "TRACE" -> said.add(trace(message));
                case "CONNECTION_STATUS" -> said.add(status(message));
                case "CATALOG" -> {
                    for (Object stream : (List<?>) Objects.requireNonNull(at(message, "catalog", "streams"))) {
                        said.add(String.valueOf(at(stream, "name")));
                    }
                }
                default -> said.add(line);
            }
        }
        return said;
    }

    private static String status(@Nullable Object message) {
        Object problem = at(message, "connectionStatus", "message");
        return at(message, "connectionStatus", "status") + (problem == null ? "" : " " + problem);
    }

    private static String trace(@Nullable Object message) {
        return "STREAM_STATUS".equals(at(message, "trace", "type"))
                ? at(message, "trace", "stream_status", "stream_descriptor", "name") + " "
                        + at(message, "trace", "stream_status", "status")
                : at(message, "trace", "error", "stream_descriptor", "name") + " "
                        + at(message, "trace", "error", "failure_type") + " "
                        + at(message, "trace", "error", "message");
    }

    private static @Nullable Object at(@Nullable Object value, String... path) {
        Object found = value;
        for (String key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }
}
