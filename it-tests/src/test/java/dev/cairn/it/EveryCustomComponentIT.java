package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of custom component does its part in a sync. */
class EveryCustomComponentIT {

    private static final String HEAD = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            spec:
              type: Spec
              connection_specification: {type: object, properties: {}}
              config_normalization_rules:
                type: ConfigNormalizationRules
                transformations: [{type: CustomConfigTransformation, class_name: everything.ConfigTransformation}]
                validations:
                  - type: DpathValidator
                    field_path: [checked]
                    validation_strategy: {type: CustomValidationStrategy, class_name: some.module.ValidationByLastName}
            streams:
            """;

    private static final String HTTP_STREAM = HEAD + """
              - type: DeclarativeStream
                name: items
                primary_key: [id]
                retriever:
                  type: SimpleRetriever
                  partition_router:
                    type: CustomPartitionRouter
                    class_name: everything.Router
                    inner: {type: ListPartitionRouter, cursor_field: part, values: [a, b]}
                  requester:
                    type: CustomRequester
                    class_name: everything.Requester
                    url_base: "{{ config['base_url'] }}"
                    path: "/placeholder/{{ stream_slice.part }}"
                    authenticator: {type: CustomAuthenticator, class_name: everything.Authenticator, word: "Of {{ config['name'] }}"}
                    error_handler: {type: CustomErrorHandler, class_name: everything.ErrorHandler}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: token}
                    pagination_strategy: {type: CustomPaginationStrategy, class_name: everything.Pagination}
                  record_selector:
                    type: RecordSelector
                    extractor: {type: CustomRecordExtractor, class_name: everything.Extractor}
                    record_filter: {type: CustomRecordFilter, class_name: everything.Filter}
                    schema_normalization: {type: CustomSchemaNormalization, class_name: everything.Normalization}
                schema_loader: {type: CustomSchemaLoader, class_name: everything.SchemaLoader}
                transformations: [{type: CustomTransformation, class_name: everything.Transformation}]
            """;

    @TempDir
    private Path folder;

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init") // before each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        boolean first = requests.stream().noneMatch(r -> r.startsWith(target));
        requests.add(target + (credentials == null ? "" : " " + credentials));
        exchange.getResponseHeaders().add("X-Token", "t0ken-1");
        int status = target.equals("/made/b") && first ? 418 : 200;
        String body = target.startsWith("/dated")
                ? "[]"
                : target.contains("token=after") ? "{\"ids\": \"3\"}" : "{\"ids\": \"1 dropped 2\", \"more\": true}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void aPaginationStrategySeesBodiesThatAreReadAsStreamsOtherwise() {
        String decoder = "decoder: {type: GzipDecoder, decoder: {type: JsonDecoder}}";
        Output output =
                read(HTTP_STREAM.replace("      paginator:\n", "      " + decoder + "\n      paginator:\n"), Map.of());
        assertEquals(0, output.exit(), output.stderr());
        assertEquals(6, output.ofType("RECORD").size());
    }

    @Test
    void componentsOfEveryKindWorkTogether() {
        Output output = read(HTTP_STREAM, Map.of());
        assertEquals(0, output.exit(), output.stderr());
        List<@Nullable Object> records = output.ofType("RECORD").stream()
                .map(record -> Output.at(record, "record", "data"))
                .toList();
        assertEquals(6, records.size());
        Map<String, @Nullable Object> firstRecord = new LinkedHashMap<>();
        firstRecord.put("id", "1");
        firstRecord.put("of", "a");
        firstRecord.put("title", "made");
        assertEquals(firstRecord, records.get(0));
        List<String> data = requests.stream().filter(r -> r.startsWith("/made")).toList();
        assertEquals(
                List.of(
                        "/made/a Of from the configuration t0ken-1",
                        "/made/a?token=after-2 Of from the configuration t0ken-1",
                        "/made/b Of from the configuration t0ken-1",
                        "/made/b Of from the configuration t0ken-1",
                        "/made/b?token=after-2 Of from the configuration t0ken-1"),
                data);
        assertFalse(Json.write(output.messages()).contains("t0ken-1"));
    }

    @Test
    void aRetrieverAndADecoderWorkToo() {
        Output retrieved = read(HEAD + """
              - type: DeclarativeStream
                name: items
                retriever: {type: CustomRetriever, class_name: everything.Retriever, name: "n of {{ config['name'] }}"}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """, Map.of());
        assertEquals(2, retrieved.ofType("RECORD").size(), retrieved.stderr());
        assertEquals(
                "n of from the configuration",
                Output.at(retrieved.ofType("RECORD").get(0), "record", "data", "name"));
        Output decoded = read(HEAD + """
              - type: DeclarativeStream
                name: items
                retriever:
                  type: SimpleRetriever
                  decoder: {type: CustomDecoder, class_name: everything.Decoder}
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /raw}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """, Map.of());
        assertEquals(
                "{\"ids\": \"1 dropped 2\", \"more\": true}",
                Output.at(decoded.ofType("RECORD").get(0), "record", "data", "decoded"));
    }

    @Test
    void aStateOfAnOlderFormIsMigrated() {
        String manifest = HEAD + """
              - type: DeclarativeStream
                name: items
                state_migrations: [{type: CustomStateMigration, class_name: everything.StateMigration, old_field: "was{{ config['nothing'] }}"}]
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-01-31"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: from}
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /dated}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """;
        assertEquals(List.of("{\"at\":\"2024-01-20\"}"), readFrom(manifest, Map.of("was", "2024-01-20")));
        assertEquals(List.of("{\"at\":\"2024-01-10\"}"), readFrom(manifest, Map.of("at", "2024-01-10")));
        assertEquals(List.of("/dated?from=2024-01-20", "/dated?from=2024-01-10"), List.copyOf(requests));
    }

    /** The different states that a sync from a state gives. */
    private List<String> readFrom(String manifest, Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> stream =
                Map.of("stream_descriptor", Map.of("name", "items"), "stream_state", state);
        Output output = new CairnCommand(folder)
                .manifest(manifest)
                .config(Map.of("base_url", baseUrl()))
                .incremental("items", "at")
                .state(List.of(Map.of("type", "STREAM", "stream", stream)))
                .run("read");
        assertEquals(0, output.exit(), output.stderr());
        return output.states().stream().distinct().toList();
    }

    @Test
    void extractorsFindWhatThereIsToKnowOfAJob() {
        Output output = read(HEAD + """
              - type: DeclarativeStream
                name: items
                retriever:
                  type: AsyncRetriever
                  record_selector:
                    type: RecordSelector
                    extractor: {type: CustomRecordExtractor, class_name: everything.Extractor}
                  status_mapping: {type: AsyncJobStatusMap, running: [], completed: ["job 1 dropped 2"], failed: [], timeout: []}
                  status_extractor: {type: CustomRecordExtractor, class_name: everything.JobStatus}
                  download_target_extractor: {type: CustomRecordExtractor, class_name: everything.Extractor}
                  download_extractor: {type: CustomRecordExtractor, class_name: everything.Extractor}
                  creation_requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /create, http_method: POST}
                  polling_requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: /poll}
                  download_requester: {type: HttpRequester, url_base: "{{ config['base_url'] }}", path: "/download/{{ download_target }}"}
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
            """, Map.of());
        assertEquals(0, output.exit(), output.stderr());
        assertEquals(
                List.of("/create", "/poll", "/download/1", "/download/dropped", "/download/2"), List.copyOf(requests));
        assertEquals(9, output.ofType("RECORD").size());
    }

    @Test
    void aValidationRefusesAConfiguration() {
        Output output = read(HTTP_STREAM, Map.of("checked", "forbidden"));
        assertEquals(1, output.exit());
        assertTrue(Json.write(output.messages()).contains("this value is forbidden"), output.stderr());
    }

    @Test
    void aComponentOfAnotherKindIsRefused() {
        Output output =
                read(HTTP_STREAM.replace("class_name: everything.Filter", "class_name: everything.Decoder"), Map.of());
        assertEquals(1, output.exit());
        String text = Json.write(output.messages());
        assertTrue(text.contains("which is no dev.cairn.runtime.spi.CustomRecordFilter"), text);
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Output read(String manifest, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>(more);
        config.put("base_url", baseUrl());
        return new CairnCommand(folder)
                .manifest(manifest)
                .config(config)
                .fullRefresh("items")
                .run("read");
    }
}
