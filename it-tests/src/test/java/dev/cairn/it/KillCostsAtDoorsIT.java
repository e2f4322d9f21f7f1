package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.KillCost;
import dev.cairn.checkpoint.KillCost.Again;
import dev.cairn.checkpoint.KillCost.Naming;
import dev.cairn.cli.Main;
import dev.cairn.json.Json;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ServerOptions;
import dev.cairn.server.options.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --checkpoints}, {@code plan}, the operation, agents and the page tell the same costs of a kill. */
class KillCostsAtDoorsIT {

    private static final String LIST = "{type: ListPartitionRouter, cursor_field: p, values: [a, b, c]}";
    private static final String CURSOR = "incremental_sync: {type: DatetimeBasedCursor, cursor_field: at,"
            + " datetime_format: '%Y-%m-%d', start_datetime: '2024-01-01', start_time_option:"
            + " {type: RequestOption, inject_into: request_parameter, field_name: since}MORE}";

    /** Of no partitions, a list with a cursor each, groups that name each partition, and windows of a shared cursor. */
    private static final Map<String, List<KillCost>> EXPECTED = expected();

    @TempDir
    private static Path folder;

    private static Path manifest;
    private static Path config;
    private static ManifestServer server;

    private static Map<String, List<KillCost>> expected() {
        Map<String, List<KillCost>> costs = new LinkedHashMap<>();
        costs.put("whole", KillCost.withoutPartitions(Again.PAGES));
        costs.put("each", KillCost.ofCursors("at", Again.PAGES, Naming.SHORT, Again.PAGES));
        costs.put("grouped", KillCost.ofPartitions(Naming.HASHES, Again.PAGES));
        costs.put("windows", KillCost.ofPartitions(Naming.SHORT, Again.PARTITION));
        return costs;
    }

    private static String stream(String name, String cursor, String router) {
        return """
                - type: DeclarativeStream
                  name: NAME
                  schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                  CURSOR
                  retriever:
                    type: SimpleRetriever
                    requester: {type: HttpRequester, url: "http://api.test/NAME"}
                    record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    ROUTER
                    paginator: {type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page},
                      pagination_strategy: {type: PageIncrement, page_size: 2}}
                """.replace("NAME", name)
                .replace("CURSOR", cursor)
                .replace("ROUTER", router.isEmpty() ? "" : "partition_router: " + router);
    }

    @BeforeAll
    static void open() throws Exception {
        folder = folder.toRealPath();
        manifest = folder.resolve("manifest.yaml");
        Files.writeString(
                manifest,
                "version: 7.0.0\ntype: DeclarativeSource\ncheck: {type: CheckStream, stream_names: [whole]}\nstreams:\n"
                        + stream("whole", "", "")
                        + stream("each", CURSOR.replace("MORE", ""), LIST)
                        + stream(
                                "grouped",
                                "",
                                "{type: GroupingPartitionRouter, group_size: 2, underlying_partition_router: {type: CustomPartitionRouter,"
                                        + " class_name: a.Router}}")
                        + stream(
                                "windows",
                                CURSOR.replace(
                                        "MORE", ", step: P1D, cursor_granularity: P1D, global_substream_cursor: true"),
                                LIST));
        config = folder.resolve("config.json");
        Files.writeString(config, "{}");
        server = ManifestServer.start(ServerOptions.local().port(0), Workspace.beside(manifest));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Main.run(arguments, out, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What is told of a stream: a sentence, and values. */
    private record Told(String again, Object costs) {

        static Map<String, Told> of(String name, @Nullable Object streams) {
            Map<String, Told> told = new LinkedHashMap<>();
            for (Object stream : (List<?>) Objects.requireNonNull(streams)) {
                told.put(
                        String.valueOf(Output.at(stream, name)),
                        new Told(
                                String.valueOf(Objects.requireNonNullElse(Output.at(stream, "again"), "")),
                                Objects.requireNonNullElse(Output.at(stream, "costs"), List.of())));
            }
            return told;
        }
    }

    /** {@code list_streams} leaves out what does not depend on the number of partitions, to have room for more streams. */
    private static Map<String, Told> listed(Map<String, Told> told) {
        Map<String, Told> shorter = new LinkedHashMap<>();
        told.forEach((stream, each) -> shorter.put(
                stream,
                ((List<?>) each.costs()).size() > 1
                        ? each
                        : new Told(each.again().equals("N pages a worker") ? "" : each.again(), List.of())));
        return shorter;
    }

    private static Map<String, Told> withPages(String pages) {
        Map<String, Told> told = new LinkedHashMap<>();
        EXPECTED.forEach((stream, costs) -> told.put(
                stream,
                new Told(
                        KillCost.words(costs, pages),
                        costs.stream().map(KillCost::toJson).toList())));
        return told;
    }

    private static Object json(String text) throws IOException {
        return Objects.requireNonNull(Json.parse(text));
    }

    private static Object ofPage() throws IOException, InterruptedException {
        String token = server.page().getFragment().substring("token=".length());
        return json(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/cairn/v1/operations/list_streams"))
                                .header("Content-Type", "application/json")
                                .header("X-Cairn-Token", token)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        Json.write(Map.of("manifest_text", Files.readString(manifest)))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @Test
    void allDoorsTellTheSame() throws Exception {
        Map<String, Told> expected = withPages("N pages");
        String file = manifest.toString();
        assertEquals(
                expected,
                Told.of(
                        "stream",
                        Output.at(json(run("validate", file, "--checkpoints", "--format", "json")), "checkpoints")));
        assertEquals(
                listed(expected),
                Told.of(
                        "name",
                        Output.at(
                                json(run("do", "--folder", folder.toString(), "list_streams", "--format", "json")),
                                "streams")));
        assertEquals(listed(expected), Told.of("name", Output.at(ofPage(), "streams")));
        try (McpAgent agent = new McpAgent(folder, Map.of(), "--config", config.toString())) {
            assertEquals(
                    listed(expected),
                    Told.of("name", agent.ask("list_streams", Map.of()).list("streams")));
        }
        List<String> lines = run("validate", file, "--checkpoints").lines().toList();
        expected.forEach((stream, told) -> assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("  " + stream + " ")
                                && line.endsWith("; again after a kill: " + told.again())),
                () -> stream + " in " + lines));
        String annotations = run("validate", file, "--checkpoints", "--format", "github");
        expected.forEach((stream, told) -> assertTrue(annotations.contains(told.again()), stream));
    }

    /** The list has three partitions: what costs with more is left out. Nothing is known of groups without their class. */
    @Test
    void aPlanTellsItOfAsManyPartitionsAsThereAre() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "plan", "--manifest-path", manifest.toString(), "--config", config.toString(), "--requests", "0"));
        arguments.addAll(List.of("--streams", "whole,each,windows", "--checkpoint-pages", "7"));
        String text = run(arguments.toArray(String[]::new));
        assertTrue(
                text.contains("read again after a crash: 7 pages a worker, and what the API has not answered yet"),
                text);
        assertTrue(text.contains("read again after a crash: the partition that each worker reads, and what"), text);
        arguments.addAll(List.of("--format", "json"));
        Object plan = json(run(arguments.toArray(String[]::new)));
        List<?> streams = (List<?>) Objects.requireNonNull(Output.at(plan, "streams"));
        for (Object stream : streams) {
            String name = String.valueOf(Output.at(stream, "stream"));
            Again again = name.equals("windows") ? Again.PARTITION : Again.PAGES;
            assertEquals(7L, Output.at(stream, "checkpoint_pages"), name);
            assertEquals(List.of(KillCost.withoutPartitions(again).get(0).toJson()), Output.at(stream, "costs"), name);
        }
        assertEquals(3, streams.size());
    }
}
