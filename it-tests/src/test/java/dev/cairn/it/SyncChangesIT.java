package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.destinations.contract.JdbcPlace;
import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn sync} where keys, names or numbers of rows are not what they were, and what the command line has for that. */
class SyncChangesIT {

    private static final String MANIFEST = """
        version: 7.0.0
        type: DeclarativeSource
        check: {type: CheckStream, stream_names: [tags]}
        definitions:
          cursor:
            type: DatetimeBasedCursor
            cursor_field: at
            datetime_format: "%Y-%m-%dT%H:%M:%SZ"
            start_datetime: "2024-01-01T00:00:00Z"
            end_datetime: "2025-01-01T00:00:00Z"
            start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
          schema: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
          selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
          users:
            type: DeclarativeStream
            name: users
            primary_key: [id]
            incremental_sync: {$ref: "#/definitions/cursor"}
            schema_loader: {$ref: "#/definitions/schema"}
            retriever:
              type: SimpleRetriever
              requester: {type: HttpRequester, url: "BASE/users"}
              record_selector: {$ref: "#/definitions/selector"}
        streams:
          - {$ref: "#/definitions/users"}
          - type: DeclarativeStream
            name: notes
            primary_key: id
            incremental_sync: {$ref: "#/definitions/cursor"}
            schema_loader: {$ref: "#/definitions/schema"}
            retriever:
              type: SimpleRetriever
              requester: {type: HttpRequester, url: "BASE/notes", request_parameters: {user: "{{ stream_partition.user }}"}}
              record_selector: {$ref: "#/definitions/selector"}
              partition_router:
                type: SubstreamPartitionRouter
                parent_stream_configs:
                  - {type: ParentStreamConfig, stream: {$ref: "#/definitions/users"}, parent_key: id, partition_field: user, incremental_dependency: true}
          - type: DeclarativeStream
            name: tags
            schema_loader: {$ref: "#/definitions/schema"}
            retriever:
              type: SimpleRetriever
              requester: {type: HttpRequester, url: "BASE/tags"}
              record_selector: {$ref: "#/definitions/selector"}
        spec: {type: Spec, connection_specification: {type: object, properties: {}}}
        """;

    @TempDir
    private Path folder;

    private ScriptedApi api;
    private int tags = 120;

    @BeforeEach
    void begin() throws Exception {
        api = new ScriptedApi(this::answer);
        manifest("", "");
    }

    @AfterEach
    void end() {
        api.close();
    }

    private void manifest(String before, String after) throws Exception {
        Files.writeString(
                folder.resolve("manifest.yaml"), MANIFEST.replace(before, after).replace("BASE", api.baseUrl()));
        Files.writeString(folder.resolve("config.json"), "{}");
    }

    private Answer answer(Request request) {
        String since = String.valueOf(request.query().get("since"));
        return Answer.ok(
                switch (request.path()) {
                    case "/tags" ->
                        IntStream.range(0, tags)
                                .mapToObj(id -> Map.of("id", id))
                                .toList();
                    case "/users" ->
                        IntStream.range(0, 4)
                                .mapToObj(i -> Map.of(
                                        "id",
                                        i / 2,
                                        "account",
                                        "a" + i % 2,
                                        "at",
                                        "2024-02-0" + (i + 1) + "T00:00:00Z"))
                                .filter(record ->
                                        String.valueOf(record.get("at")).compareTo(since) >= 0)
                                .toList();
                    default -> List.of(Map.of("id", "n" + request.query().get("user"), "at", "2024-03-01T00:00:00Z"));
                });
    }

    private record Printed(int exit, String out, String err) {}

    private Printed run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--to", "sqlite:" + folder.resolve("data.db")));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(arguments.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Printed sync(String stream, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--config",
                folder.resolve("config.json").toString(),
                "--stream",
                stream));
        arguments.addAll(List.of(more));
        return run("sync", arguments.toArray(String[]::new));
    }

    private int rows(String table) throws Exception {
        return new JdbcPlace("", "jdbc:sqlite:" + folder.resolve("data.db"))
                .rows(table)
                .size();
    }

    @Test
    void anotherKeyIsTakenWithRekey() throws Exception {
        assertEquals(0, sync("users").exit());
        assertEquals(2, rows("users"));
        manifest("primary_key: [id]", "primary_key: [id, account]");
        Printed refused = sync("users");
        assertEquals(1, refused.exit());
        assertTrue(refused.out().contains("--rekey"), refused.out());
        assertEquals(2, rows("users"));
        Printed rekeyed = sync("users", "--rekey");
        assertEquals(0, rekeyed.exit(), rekeyed.out() + rekeyed.err());
        assertTrue(rekeyed.out().contains("its primary key is id, account now, and was id"), rekeyed.out());
        assertEquals(4, rows("users"));
        assertEquals(0, sync("users").exit());
        assertEquals(4, rows("users"));
    }

    @Test
    void aTableIsEmptiedWithAllowEmptyAlone() throws Exception {
        assertEquals(0, sync("tags").exit());
        tags = 0;
        Printed refused = sync("tags", "--allow-shrink", "100%");
        assertEquals(1, refused.exit());
        assertTrue(refused.out().contains("--allow-empty"), refused.out());
        assertEquals(120, rows("tags"));
        Printed allowed = sync("tags", "--allow-empty");
        assertEquals(0, allowed.exit(), allowed.out() + allowed.err());
        assertEquals(0, rows("tags"));
    }

    @Test
    void aTableLosesAsManyRowsAsAllowShrinkSays() throws Exception {
        assertEquals(0, sync("tags").exit());
        tags = 30;
        for (String[] options : List.of(new String[0], new String[] {"--allow-shrink", "74%"})) {
            Printed refused = sync("tags", options);
            assertEquals(1, refused.exit());
            assertTrue(refused.out().contains("--allow-shrink 75%"), refused.out());
            assertEquals(120, rows("tags"));
        }
        assertEquals(2, sync("tags", "--allow-shrink", "most").exit());
        assertEquals(0, sync("tags", "--allow-shrink", "75%").exit());
        assertEquals(30, rows("tags"));
    }

    @Test
    void aRenamedParentGoesOnInItsChildrenToo() throws Exception {
        assertEquals(0, sync("users").exit());
        Printed first = sync("notes");
        assertEquals(0, first.exit(), first.out() + first.err());
        assertEquals(2, run("state rename users").exit(), "a new name is missing");
        assertEquals(1, run("state rename nobody people").exit());
        Printed renamed = run("state rename users people");
        assertEquals(0, renamed.exit(), renamed.err());
        assertTrue(renamed.out().contains("Stream users is people now, in the table people"), renamed.out());
        assertEquals(2, rows("people"));
        String states = run("state get").out();
        assertTrue(states.contains("\"people\"") && !states.contains("\"users\""), states);

        manifest("name: users", "name: people");
        int before = api.requests().size();
        Printed next = sync("notes");
        assertEquals(0, next.exit(), next.out() + next.err());
        Set<String> bounds = new TreeSet<>();
        api.requests().stream()
                .skip(before)
                .filter(request -> request.path().equals("/users"))
                .forEach(request -> bounds.add(String.valueOf(request.query().get("since"))));
        assertEquals(Set.of("2024-02-04T00:00:00Z"), bounds);
        assertEquals(0, sync("people").exit());
        assertEquals(2, rows("people"));
    }
}
