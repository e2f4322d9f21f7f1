package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.cli.Main;
import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import dev.cairn.workbench.reading.ReadCollector;
import dev.cairn.workbench.reading.ReadDetail;
import dev.cairn.workbench.reading.ReadStory;
import dev.cairn.workbench.reading.model.PageEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One manifest with five streams: the command line, its JSON, agents, the author's page and the manifest server tell the same
 * slices, pages, records, requests and states as the events that they are made of.
 */
class FiveDoorsIT {

    static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [plain]}
            definitions:
              selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
              requester: {type: HttpRequester, url: "{{ config['base_url'] }}/{{ parameters['path'] }}"}
              retriever: {type: SimpleRetriever, requester: {$ref: "#/definitions/requester"}, record_selector: {$ref: "#/definitions/selector"}}
              schema: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
            streams:
              - type: DeclarativeStream
                name: plain
                $parameters: {path: plain}
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: paged
                $parameters: {path: paged}
                retriever:
                  $ref: "#/definitions/retriever"
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, start_from_page: 1, page_size: 2}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: windows
                $parameters: {path: windows}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%d"
                  start_datetime: "2024-01-01"
                  end_datetime: "2024-01-20"
                  step: P10D
                  cursor_granularity: P1D
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: filtered
                $parameters: {path: filtered}
                retriever:
                  $ref: "#/definitions/retriever"
                  record_selector:
                    $ref: "#/definitions/selector"
                    record_filter: {type: RecordFilter, condition: "{{ record['id'] > 10 }}"}
                schema_loader: {$ref: "#/definitions/schema"}
                transformations: [{type: RemoveFields, field_pointers: [[at]]}]
              - type: DeclarativeStream
                name: children
                $parameters: {path: children}
                retriever:
                  $ref: "#/definitions/retriever"
                  partition_router:
                    type: SubstreamPartitionRouter
                    parent_stream_configs:
                      - type: ParentStreamConfig
                        parent_key: id
                        partition_field: parent
                        stream: {$ref: "#/streams/0"}
                schema_loader: {$ref: "#/definitions/schema"}
            spec:
              type: Spec
              connection_specification: {type: object, required: [base_url], properties: {base_url: {type: string}}}
            """;

    private static final Pattern PAGE = Pattern.compile("  page \\d+: (no|\\d+) records?, (GET \\S+) → (\\d+), .*");
    private static final Pattern OTHER = Pattern.compile("  .*: GET (\\S+) → .*");

    @TempDir
    private static Path folder;

    private static ScriptedApi api;
    private static McpAgent agent;
    private static ManifestServer server;

    /** A read as every door can tell it. */
    private record Told(List<Slice> slices, List<Object> records, List<String> others) {}

    private record Slice(List<Page> pages, @Nullable Object state) {}

    private record Page(long records, String request, long status) {}

    @BeforeAll
    static void open() throws IOException {
        api = new ScriptedApi(FiveDoorsIT::answer);
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
        Files.writeString(folder.resolve("config.json"), Json.write(Map.of("base_url", api.baseUrl())));
        agent = new McpAgent(
                folder.toRealPath(),
                Map.of(),
                "--config",
                folder.resolve("config.json").toString(),
                "--network",
                "any");
        server = ManifestServer.start(ServerOptions.local().port(0), Workspace.beside(folder.resolve("manifest.yaml")));
    }

    @AfterAll
    static void close() {
        server.close();
        agent.close();
        api.close();
    }

    private static Answer answer(Request request) {
        int page = request.intParameter("page", 1);
        String day = request.query().getOrDefault("since", "2024-01-01");
        List<Map<String, Object>> items = IntStream.range(0, page > 2 ? 1 : 2)
                .mapToObj(i ->
                        Map.<String, Object>of("id", 9L * page + 2L * i, "at", day, "size", Double.parseDouble("2e23")))
                .toList();
        return Answer.ok(Map.of("items", items));
    }

    @ParameterizedTest
    @CsvSource({"plain, 1, 1, 2", "paged, 1, 3, 5", "windows, 2, 2, 4", "filtered, 1, 1, 1", "children, 2, 2, 4"})
    void allDoorsTellTheSame(String stream, int slices, int pages, int records)
            throws IOException, InterruptedException {
        Told events = events(stream);
        assertEquals(slices, events.slices().size());
        assertEquals(
                pages,
                events.slices().stream().mapToInt(slice -> slice.pages().size()).sum());
        assertEquals(records, events.records().size());
        assertEquals(events, page(stream), "the author's page");
        assertEquals(events, agents(stream), "agents");
        assertEquals(events, reference(post("/v1/manifest/test_read", asked(stream)), events.others()), "the server");
        assertEquals(
                events,
                reference(
                        cairn().run("test-read", options(stream, "--format", "json"))
                                .messages()
                                .get(0),
                        events.others()),
                "JSON of the command line");
        assertEquals(events, text(stream, events.records()), "the command line");
    }

    private static Told events(String stream) throws IOException {
        ReadStory story = new ReadStory();
        new ReadCollector(Connector.load(folder.resolve("manifest.yaml")), ReadDetail.PAGES, story)
                .run(
                        new ConfigReader().read(folder.resolve("config.json")),
                        TestRead.of(stream)
                                .within(TestReadLimits.STANDARD.records(1000).stoppingAtRecords()),
                        RunOptions.standard());
        return new Told(
                story.slices().stream()
                        .map(slice -> new Slice(
                                slice.pages().stream().map(FiveDoorsIT::page).toList(), slice.state()))
                        .toList(),
                story.pages()
                        .flatMap(page -> page.records().stream())
                        .map(Object.class::cast)
                        .toList(),
                story.auxiliary().stream().map(other -> other.request().url()).toList());
    }

    private static Page page(PageEvent page) {
        return new Page(
                page.records().size(),
                "GET " + Objects.requireNonNull(page.request()).url(),
                Objects.requireNonNull(page.response()).status());
    }

    /** The lines that the page gets, put together again. */
    private static Told page(String stream) throws IOException, InterruptedException {
        String token = server.page().getFragment().substring("token=".length());
        HttpResponse<String> response =
                send("/cairn/v1/test_read", Map.of("text", MANIFEST, "stream", stream), "X-Cairn-Token", token);
        List<List<Page>> pages = new ArrayList<>();
        List<@Nullable Object> states = new ArrayList<>();
        List<Object> records = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String line : response.body().lines().toList()) {
            Map<?, ?> event = (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
            switch (String.valueOf(event.get("kind"))) {
                case "slice" -> {
                    pages.add(new ArrayList<>());
                    states.add(null);
                }
                case "page" -> {
                    pages.get(pages.size() - 1).add(referencePage(event));
                    records.addAll(list(event.get("records")));
                }
                case "state" -> states.set(states.size() - 1, event.get("state"));
                case "auxiliary" -> others.add(String.valueOf(Output.at(event, "request", "url")));
                default -> {}
            }
        }
        return told(pages, states, records, others);
    }

    private static Told agents(String stream) {
        McpAnswer told = agent.ask(
                        "test_read",
                        Map.of("stream", stream, "config", "config", "records", 1000, "pages", 5, "slices", 5))
                .object("from_api");
        return new Told(
                list(told.get("slices")).stream()
                        .map(slice -> new Slice(
                                list(Output.at(slice, "pages")).stream()
                                        .map(page -> new Page(
                                                (long) Objects.requireNonNull(Output.at(page, "records")),
                                                String.valueOf(Output.at(page, "request")),
                                                (long) Objects.requireNonNull(Output.at(page, "status"))))
                                        .toList(),
                                Output.at(slice, "state")))
                        .toList(),
                list(told.get("records")),
                list(told.get("other_requests")).stream()
                        .map(other ->
                                String.valueOf(Output.at(other, "request")).substring("GET ".length()))
                        .toList());
    }

    private static Told reference(Map<?, ?> told, List<String> others) {
        List<String> auxiliary = list(told.get("auxiliary_requests")).stream()
                .map(other -> String.valueOf(Output.at(other, "request", "url")))
                .toList();
        assertEquals(others, auxiliary);
        List<Object> pages = list(told.get("slices")).stream()
                .flatMap(slice -> list(Output.at(slice, "pages")).stream())
                .toList();
        return new Told(
                list(told.get("slices")).stream()
                        .map(slice -> new Slice(
                                list(Output.at(slice, "pages")).stream()
                                        .map(FiveDoorsIT::referencePage)
                                        .toList(),
                                list(Output.at(slice, "state")).stream()
                                        .map(state -> Output.at(state, "stream", "stream_state"))
                                        .findFirst()
                                        .orElse(null)))
                        .toList(),
                pages.stream()
                        .flatMap(page -> list(Output.at(page, "records")).stream())
                        .toList(),
                auxiliary);
    }

    private static Page referencePage(Object page) {
        return new Page(list(Output.at(page, "records")).size(), "GET " + Output.at(page, "request", "url"), (long)
                Objects.requireNonNull(Output.at(page, "response", "status")));
    }

    /** @param records are shown as a table, and not compared */
    private static Told text(String stream, List<Object> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = cairn().arguments("test-read");
        arguments.addAll(List.of(options(stream)));
        assertEquals(0, Main.run(arguments.toArray(String[]::new), out, System.err));
        List<List<Page>> pages = new ArrayList<>();
        List<@Nullable Object> states = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            Matcher page = PAGE.matcher(line);
            Matcher other = OTHER.matcher(line);
            if (line.startsWith("slice ")) {
                pages.add(new ArrayList<>());
                states.add(null);
            } else if (page.matches()) {
                long count = page.group(1).equals("no") ? 0 : Long.parseLong(page.group(1));
                pages.get(pages.size() - 1).add(new Page(count, page.group(2), Long.parseLong(page.group(3))));
            } else if (line.startsWith("  state ")) {
                states.set(states.size() - 1, Json.parse(line.substring("  state ".length())));
            } else if (other.matches()) {
                others.add(other.group(1));
            }
        }
        return told(pages, states, records, others);
    }

    private static Told told(
            List<List<Page>> pages, List<@Nullable Object> states, List<Object> records, List<String> others) {
        return new Told(
                IntStream.range(0, pages.size())
                        .mapToObj(i -> new Slice(pages.get(i), states.get(i)))
                        .toList(),
                records,
                others);
    }

    private static CairnCommand cairn() {
        return new CairnCommand(folder)
                .with("--manifest-path", folder.resolve("manifest.yaml"))
                .with("--config", folder.resolve("config.json"));
    }

    private static String[] options(String stream, String... more) {
        return Stream.concat(Stream.of("--stream", stream, "--records", "1000"), Stream.of(more))
                .toArray(String[]::new);
    }

    private static Map<String, Object> asked(String stream) throws IOException {
        return Map.of(
                "stream_name",
                stream,
                "manifest",
                Connector.load(folder.resolve("manifest.yaml")).resolved().toPlain(),
                "config",
                Map.of("base_url", api.baseUrl()));
    }

    private static Map<?, ?> post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(path, body, "Accept", "application/json");
        assertEquals(200, response.statusCode(), response.body());
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(response.body()));
    }

    private static HttpResponse<String> send(String path, Map<String, ?> body, String name, String value)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .header("Content-Type", "application/json")
                                .header(name, value)
                                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static List<Object> list(@Nullable Object value) {
        return List.copyOf((List<?>) Objects.requireNonNull(value));
    }
}
