package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code read} and {@code discover} do for people: streams by name, states and tokens that are kept in files. */
class ReadForPeopleIT {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [tickets]}
            definitions:
              retriever:
                type: SimpleRetriever
                requester: {type: HttpRequester, url: "{{ config['base_url'] }}/{{ parameters['name'] }}"}
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
              cursor:
                type: DatetimeBasedCursor
                cursor_field: at
                datetime_format: "%Y-%m-%d"
                start_datetime: "2024-01-01"
                end_datetime: "2024-02-01"
                start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
              schema: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}
            streams:
              - type: DeclarativeStream
                name: tickets
                primary_key: id
                $parameters: {name: tickets}
                incremental_sync: {$ref: "#/definitions/cursor"}
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: comments
                $parameters: {name: comments}
                incremental_sync: {$ref: "#/definitions/cursor"}
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
              - type: DeclarativeStream
                name: users
                $parameters: {name: users}
                retriever: {$ref: "#/definitions/retriever"}
                schema_loader: {$ref: "#/definitions/schema"}
            """;

    @TempDir
    private Path folder;

    private ScriptedApi api;

    @BeforeEach
    void startApi() throws IOException {
        api = new ScriptedApi(ReadForPeopleIT::answer);
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    /** Two records, as of 5 and of 20 January; a token that can be used once. */
    private static Answer answer(Request request) {
        if (request.path().equals("/token")) {
            return Answer.ok(Map.of("access_token", "a-2", "refresh_token", "r-2", "expires_in", 3600L));
        }
        String since = request.query().getOrDefault("since", "");
        List<Map<String, Object>> records = new ArrayList<>();
        for (String at : List.of("2024-01-05", "2024-01-20")) {
            if (at.compareTo(since) >= 0) {
                records.add(Map.of("id", records.size() + 1L, "at", at));
            }
        }
        return Answer.ok(records);
    }

    private CairnCommand cairn() {
        return new CairnCommand(folder).manifest(MANIFEST).config(Map.of("base_url", api.baseUrl()));
    }

    private static List<String> streamsOf(Output output) {
        return output.ofType("RECORD").stream()
                .map(message -> String.valueOf(Output.at(message, "record", "stream")))
                .distinct()
                .sorted()
                .toList();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void streamsAreReadByTheirNames() {
        Output output = cairn().run("read", "--streams", "users,tickets");
        assertEquals(0, output.exit(), output.stderr());
        assertEquals(List.of("tickets", "users"), streamsOf(output));
        assertEquals(0, output.ofType("CATALOG").size());
    }

    @Test
    void aStarStandsForAllStreams() {
        assertEquals(List.of("comments", "tickets", "users"), streamsOf(cairn().run("read", "--streams", "*")));
    }

    @Test
    void aNameThatNoStreamHasIsAnErrorThatNamesTheStreams() {
        Output output = cairn().run("read", "--streams", "tickets,userz");
        assertEquals(1, output.exit());
        assertEquals("There is no stream userz. The streams are: tickets, comments, users\n", output.errors());
        assertEquals(List.of(), api.requests());
    }

    @Test
    void oneOfACatalogAndStreamsIsNeeded() {
        assertEquals(2, cairn().run("read").exit());
        assertEquals(
                2,
                cairn().fullRefresh("users").run("read", "--streams", "users").exit());
    }

    @Test
    void theStateIsKeptInAFileThatNeedNotBeThereAtFirst() {
        String state = file("kept.json");
        CairnCommand command = cairn();
        Output first = command.run("read", "--streams", "*", "--state", state, "--state-out", state);
        assertEquals(0, first.exit(), first.stderr());
        Output second = command.run("read", "--streams", "*", "--state", state, "--state-out", state);
        assertEquals(0, second.exit(), second.stderr());
        List<String> all = List.of("2024-01-05", "2024-01-20");
        List<String> newest = List.of("2024-01-20");
        assertEquals(Map.of("tickets", all, "comments", all, "users", all), timesOf(first));
        // Of the incremental streams what is as new as the state; all of the other one.
        assertEquals(Map.of("tickets", newest, "comments", newest, "users", all), timesOf(second));
    }

    /** Streams are read side by side. */
    private static Map<String, List<String>> timesOf(Output output) {
        Map<String, List<String>> times = new TreeMap<>();
        output.ofType("RECORD")
                .forEach(message -> times.computeIfAbsent(
                                String.valueOf(Output.at(message, "record", "stream")), stream -> new ArrayList<>())
                        .add(String.valueOf(Output.at(message, "record", "data", "at"))));
        return times;
    }

    @Test
    void statesOfStreamsThatAreNotReadStayInTheFile() throws IOException {
        String state = file("kept.json");
        cairn().run("read", "--streams", "*", "--state-out", state);
        cairn().run("read", "--streams", "comments", "--state", state, "--state-out", state);
        List<?> kept = (List<?>) Json.parse(Files.readString(Path.of(state)));
        assertEquals(
                List.of("comments", "tickets", "users"),
                kept == null
                        ? List.of()
                        : kept.stream()
                                .map(message -> Output.at(message, "stream", "stream_descriptor", "name"))
                                .sorted()
                                .toList());
    }

    @Test
    void aStateFileIsReplacedAsAWholeAndTheOwnersOnlyUnlessItWasSharedBefore() throws IOException {
        Path state = folder.resolve("kept.json");
        for (String permissions : List.of("rw-------", "rw-r-----")) {
            cairn().run("read", "--streams", "users,tickets", "--state-out", state.toString());
            assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
            Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rw-r-----"));
        }
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("config.json", "kept.json", "manifest.yaml"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aSyncThatFailsBeforeItsFirstStateLeavesTheFileAlone() throws IOException {
        Path state = Files.writeString(folder.resolve("kept.json"), "[]  ");
        Output output = cairn().with("--config", "config.json", "{\"base_url\": \"http://127.0.0.1:1\"}")
                .run("read", "--streams", "nothing", "--state", state.toString(), "--state-out", state.toString());
        assertEquals(1, output.exit());
        assertEquals("[]  ", Files.readString(state));
    }

    @Test
    void theLinesThatASyncPrintedAreAState() throws IOException {
        Output first = cairn().run("read", "--streams", "*");
        String lines = first.messages().stream().map(Json::write).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("all.jsonl"), lines);
        Files.writeString(
                folder.resolve("states.jsonl"),
                lines.lines().filter(line -> line.contains("\"STATE\"")).collect(Collectors.joining("\n")));
        for (String name : List.of("all.jsonl", "states.jsonl")) {
            Output second = cairn().run("read", "--streams", "tickets", "--state", file(name));
            assertEquals(List.of("2024-01-20"), second.recordField("at"), second.stderr());
        }
    }

    @Test
    void aConfiguredCatalogIsWhatReadTakes() throws IOException {
        Output discovered = cairn().run("discover", "--configured");
        assertEquals(0, discovered.exit(), discovered.stderr());
        assertEquals(1, discovered.messages().size());
        Files.writeString(
                folder.resolve("all.json"), Json.write(discovered.messages().get(0)));
        Output read = cairn().run("read", "--catalog", file("all.json"));
        assertEquals(0, read.exit(), read.stderr());
        assertEquals(List.of("comments", "tickets", "users"), streamsOf(read));
        List<?> streams =
                Objects.requireNonNull((List<?>) discovered.messages().get(0).get("streams"));
        assertEquals(
                List.of("append_dedup", "append", "overwrite"),
                streams.stream()
                        .map(stream -> Output.at(stream, "destination_sync_mode"))
                        .toList());
    }

    @Test
    void whatDiscoverPrintsIsNoConfiguredCatalogAndTheErrorSaysWhatIs() throws IOException {
        Files.writeString(
                folder.resolve("discovered.json"),
                Json.write(cairn().run("discover").messages().get(0)));
        Output output = cairn().run("read", "--catalog", file("discovered.json"));
        assertEquals(1, output.exit());
        assertTrue(output.stderr().startsWith("discovered.json:1:1: this is what discover prints"), output.stderr());
        assertTrue(output.stderr().contains("'discover --configured' writes one"), output.stderr());
    }

    @Test
    void newTokensAreKeptInAFile() throws IOException {
        String manifest = MANIFEST.replace(
                "requester: {type: HttpRequester,", """
                requester: {type: HttpRequester, authenticator: {type: OAuthAuthenticator,
                    token_refresh_endpoint: "{{ config['base_url'] }}/token", client_id: id, client_secret: s3cr3t-1,
                    refresh_token: "{{ config['refresh'] }}",
                    refresh_token_updater: {refresh_token_name: refresh_token, refresh_token_config_path: [refresh],
                      access_token_config_path: [access], token_expiry_date_config_path: [expiry]}},
                """.stripTrailing().replace("\n", " "));
        for (List<String> command :
                List.of(List.of("read", "--streams", "users"), List.of("check"), List.of("read", "--streams", "*"))) {
            CairnCommand cairn = new CairnCommand(folder)
                    .manifest(manifest)
                    .config(Map.of("base_url", api.baseUrl(), "refresh", "r-1"));
            List<String> more = new ArrayList<>(command.subList(1, command.size()));
            more.addAll(List.of("--config-out", file("config.json")));
            Output output = cairn.run(command.get(0), more.toArray(String[]::new));
            assertEquals(0, output.exit(), output.stderr());
            Map<String, ?> kept = Output.parse(Files.readString(folder.resolve("config.json")));
            assertEquals("r-2", kept.get("refresh"));
            assertEquals("a-2", kept.get("access"));
            assertEquals(api.baseUrl(), kept.get("base_url"));
        }
    }

    @Test
    void aStateThatCannotBeKeptEndsTheSync() {
        Output output = cairn().run("read", "--streams", "*", "--state-out", file("missing/state.json"));
        assertEquals(1, output.exit());
        assertTrue(output.stderr().contains("missing"), output.stderr());
    }
}
