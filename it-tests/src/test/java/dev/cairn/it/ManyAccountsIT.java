package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.destinations.contract.JdbcPlace;
import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cairn sync --configs}: many accounts of one connector in one process. */
class ManyAccountsIT {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 2}
            definitions:
              stream:
                type: DeclarativeStream
                primary_key: id
                schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}, at: {type: string}}}}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: at
                  datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                  start_datetime: "2024-01-01T00:00:00Z"
                  end_datetime: "2025-01-01T00:00:00Z"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: "{{ config['base_url'] }}/{{ parameters['name'] }}"
                    request_parameters: {account: "{{ config['account'] }}", key: "{{ config['key'] }}"}
                    error_handler:
                      type: DefaultErrorHandler
                      response_filters: [{http_codes: [418], action: FAIL, error_message: "refused, {{ config['key'] }} of north-key"}]
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
            streams:
              - {$ref: "#/definitions/stream", name: events, $parameters: {name: events}}
              - {$ref: "#/definitions/stream", name: users, $parameters: {name: users}}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [account]
                properties: {account: {type: string}, key: {type: string, airbyte_secret: true}}
            """;

    @TempDir
    private Path folder;

    private Path configs;
    private ScriptedApi api;
    /** By account and stream: how many records there are; -1 where the API refuses. */
    private final Map<String, Integer> records = new ConcurrentHashMap<>();

    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile int held = Integer.MAX_VALUE;
    private final CountDownLatch holding = new CountDownLatch(1);

    @BeforeEach
    void begin() throws IOException {
        api = new ScriptedApi(this::answer);
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST);
        configs = Files.createDirectory(folder.resolve("configs"));
    }

    @AfterEach
    void end() {
        goOn.countDown();
        api.close();
    }

    private Answer answer(Request request) {
        if (api.requests().size() > held) {
            holding.countDown();
            ScriptedApi.await(goOn);
        }
        int count = records.getOrDefault(request.query().get("account") + request.path(), 0);
        if (count < 0) {
            return new Answer(418, Map.of());
        }
        String since = String.valueOf(request.query().get("since"));
        return Answer.ok(IntStream.range(0, count)
                .mapToObj(id -> Map.of("id", id, "at", "2024-01-01T00:%02d:%02dZ".formatted(id / 60, id % 60)))
                .filter(record -> String.valueOf(record.get("at")).compareTo(since) >= 0)
                .toList());
    }

    private void account(String name, int events, int users) throws IOException {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("base_url", api.baseUrl());
        config.put("account", name);
        config.put("key", name + "-key");
        Files.writeString(configs.resolve(name + ".json"), Json.write(config));
        records.put(name + "/events", events);
        records.put(name + "/users", users);
    }

    private record Printed(int exit, String out, String err) {

        Map<?, ?> json() {
            return Output.parse(out);
        }

        /** The result of an account, from {@code --format json}. */
        Map<?, ?> account(String name) {
            return ((List<?>) Objects.requireNonNull(json().get("accounts")))
                    .stream()
                            .map(each -> (Map<?, ?>) each)
                            .filter(each -> name.equals(each.get("account")))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(name + " is not in " + out));
        }
    }

    private static Printed run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(arguments.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private List<String> arguments(String to, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sync",
                "--manifest-path",
                folder.resolve("manifest.yaml").toString(),
                "--configs",
                configs.toString(),
                "--to",
                to));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private Printed sync(String to, String... more) {
        return run(arguments(to, more));
    }

    private String ownDatabases() {
        return "sqlite:" + folder.resolve("{account}.db");
    }

    private int rows(String database, String table) throws Exception {
        return new JdbcPlace("", "jdbc:sqlite:" + folder.resolve(database + ".db"))
                .rows(table)
                .size();
    }

    @Test
    void eachAccountHasADatabaseOfItsOwnAndGoesOnThere() throws Exception {
        account("north", 5, 2);
        account("south east", 7, 3);
        Printed first = sync(ownDatabases());
        assertEquals(0, first.exit(), first.err());
        assertTrue(
                first.out().contains("north: complete, 2 streams: 7 new, 0 changed, 0 read again; 2 requests"),
                first.out());
        assertTrue(first.out().endsWith("2 accounts: 2 complete, 0 failed, 0 stopped\n"), first.out());
        assertEquals(
                List.of(5, 2, 7, 3),
                List.of(
                        rows("north", "events"),
                        rows("north", "users"),
                        rows("south east", "events"),
                        rows("south east", "users")));
        account("north", 6, 2);
        account("west", 1, 1);
        Printed second = sync(ownDatabases(), "--format", "json");
        assertEquals(0, second.exit(), second.err());
        assertEquals(3L, second.json().get("complete"));
        assertEquals(2L, second.account("north").get("requests"), "a second run asks for each account again");
        assertEquals(
                "2024-01-01T00:00:05Z",
                stream(second.account("north"), "events").get("position"));
        assertEquals(1L, stream(second.account("north"), "events").get("added"));
        assertEquals(7L, stream(second.account("south east"), "events").get("rows"));
        assertEquals(1, rows("west", "users"));
        assertEquals("south east", second.account("south east").get("sync"));
        assertTrue(api.requests().stream()
                .anyMatch(
                        request -> "2024-01-01T00:00:04Z".equals(request.query().get("since"))));
    }

    private static Map<?, ?> stream(Map<?, ?> report, String name) {
        return ((List<?>) Objects.requireNonNull(report.get("streams")))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> name.equals(each.get("stream")))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(report.toString()));
    }

    @Test
    void inOneDatabaseEachHasTablesOfItsOwn() throws Exception {
        account("north", 5, 2);
        account("south", 7, 3);
        String to = "sqlite:" + folder.resolve("all.db");
        for (int run = 0; run < 2; run++) {
            Printed printed = sync(to);
            assertEquals(0, printed.exit(), printed.err() + printed.out());
        }
        assertEquals(
                List.of(5, 2, 7, 3),
                List.of(
                        rows("all", "north_events"),
                        rows("all", "north_users"),
                        rows("all", "south_events"),
                        rows("all", "south_users")));
        Printed status = run(List.of("status", "--to", to, "--name", "south"));
        assertTrue(status.out().contains("events: 7 rows in south_events"), status.out());
        assertEquals(
                0,
                sync(to, "--prefix", "x_{account}_", "--name", "again-{account}")
                        .exit());
        assertEquals(7, rows("all", "x_south_events"));
    }

    @Test
    void whatIsBrokenIsNamedWithItsFileAndStopsNoOther() throws Exception {
        account("broken", 1, 1);
        Files.writeString(configs.resolve("broken.json"), "{\"account\": ");
        account("north", 5, 2);
        account("incomplete", 1, 1);
        Files.writeString(configs.resolve("incomplete.json"), "{}");
        account("refused", -1, 4);
        Files.createSymbolicLink(configs.resolve("gone.json"), Path.of("nowhere"));
        Files.writeString(configs.resolve("notes.txt"), "");
        Files.writeString(configs.resolve(".hidden.json"), "");
        Printed printed = sync(ownDatabases(), "--format", "json");
        assertEquals(1, printed.exit());
        assertEquals(1L, printed.json().get("complete"));
        assertEquals(4L, printed.json().get("failed"));
        assertEquals(5L, stream(printed.account("north"), "events").get("rows"));
        assertTrue(printed.err().contains("broken: failed: " + configs.resolve("broken.json") + ":1:"), printed.err());
        assertTrue(
                printed.err().contains("incomplete: failed: " + configs.resolve("incomplete.json") + ": "),
                printed.err());
        assertTrue(printed.err().contains("'account' is a required property"), printed.err());
        assertTrue(printed.err().contains("gone: failed: " + configs.resolve("gone.json")), printed.err());
        assertTrue(printed.err().contains("refused: events failed: refused"), printed.err());
        assertTrue(printed.err().contains("do not end in .json: notes.txt"), printed.err());
        assertFalse(printed.err().contains("hidden"), printed.err());
        assertEquals("FAILED", printed.account("refused").get("result"));
        assertEquals(4L, stream(printed.account("refused"), "users").get("rows"));
        assertEquals(
                configs.resolve("gone.json").toString(), printed.account("gone").get("config"));
        records.put("refused/events", 6);
        account("broken", 1, 1);
        Printed mended = sync(ownDatabases(), "--format", "json");
        assertEquals(1, mended.exit());
        assertEquals(6L, stream(mended.account("refused"), "events").get("rows"));
        assertEquals("COMPLETE", mended.account("broken").get("result"));
    }

    @Test
    void aFailedStreamIsToldOnceAtOnceAndOnceInTheSummary() throws Exception {
        account("north", -1, 1);
        for (String format : List.of("text", "json")) {
            Printed printed = sync(ownDatabases(), "--log-format", format);
            assertEquals(1, count("events failed: ", printed.err()), printed.err());
            assertEquals(1, count("events failed: ", printed.out()), printed.out());
        }
    }

    private static int count(String text, String in) {
        return in.split(text, -1).length - 1;
    }

    /** The secret of one account is a word like others to the next. */
    @Test
    void secretsAreMaskedInTheLinesOfTheirAccountAlone() throws Exception {
        account("north", -1, 1);
        account("south", -1, 1);
        for (String format : List.of("text", "json")) {
            Printed printed = sync(ownDatabases(), "--log-format", format, "--at-once", "2");
            String north = line(printed.err(), format, "north");
            String south = line(printed.err(), format, "south");
            assertTrue(north.contains("refused, **** of ****"), north);
            assertTrue(south.contains("refused, **** of north-key"), south);
            assertFalse(printed.out().contains("south-key"), printed.out());
            assertTrue(printed.out().contains("refused, **** of north-key"), printed.out());
        }
    }

    private static String line(String err, String format, String account) {
        return err.lines()
                .filter(line -> line.contains("refused"))
                .filter(line -> format.equals("text")
                        ? line.startsWith(account + ": ")
                        : account.equals(Output.parse(line).get("account")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(account + ": " + err));
    }

    /** Whatever fails in some, each account comes to what it comes to alone. */
    @Test
    void eachComesToWhatItComesToAlone() throws Exception {
        Random random = new Random(7);
        List<String> names = IntStream.range(0, 10)
                .mapToObj(i -> List.of("a", "B", "ü ", "x%y", "q'\"", "${HOME}", "#?&=", "{account}")
                                .get(i % 8)
                        + i)
                .toList();
        for (int round = 0; round < 2; round++) {
            for (String name : names) {
                account(name, count(random, name + "/events"), count(random, name + "/users"));
                if (random.nextInt(6) == 0) {
                    Files.writeString(
                            configs.resolve(name + ".json"),
                            List.of("", "[]", "{}").get(random.nextInt(3)));
                }
            }
            Printed all = sync(ownDatabases(), "--format", "json", "--at-once", String.valueOf(1 + random.nextInt(8)));
            Map<String, Object> together = new TreeMap<>();
            Map<String, Object> alone = new TreeMap<>();
            boolean isFailed = false;
            for (String name : names) {
                together.put(name, facts(all.account(name)));
                Printed one = run(List.of(
                        "sync",
                        "--manifest-path",
                        folder.resolve("manifest.yaml").toString(),
                        "--config",
                        configs.resolve(name + ".json").toString(),
                        "--name",
                        name,
                        "--to",
                        "sqlite:" + folder.resolve("alone " + name + ".db"),
                        "--format",
                        "json"));
                alone.put(name, one.out().isEmpty() ? facts(Map.of("result", "FAILED")) : facts(one.json()));
                isFailed |= one.exit() != 0;
            }
            assertEquals(alone, together);
            assertEquals(isFailed ? 1 : 0, all.exit());
        }
    }

    private int count(Random random, String stream) {
        int before = Math.max(0, records.getOrDefault(stream, 0));
        return random.nextInt(5) == 0 ? -1 : before + random.nextInt(20);
    }

    private static Map<String, @Nullable Object> facts(Map<?, ?> report) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        for (String field : List.of("sync", "result", "streams", "requests")) {
            facts.put(field, report.get(field));
        }
        return facts;
    }

    @Test
    void whatWouldBeTheSameForAllIsRefused() throws Exception {
        account("north", 1, 1);
        String shared = "sqlite:" + folder.resolve("all.db");
        for (List<String> wrong : List.of(
                List.of(shared, "--name", "all"),
                List.of(shared, "--prefix", "all_"),
                List.of(ownDatabases(), "--config-out", "config.json"),
                List.of(ownDatabases(), "--metrics-file", "all.prom"),
                List.of(ownDatabases(), "--at-once", "0"),
                List.of(ownDatabases(), "--config", "config.json"))) {
            Printed printed = sync(wrong.get(0), wrong.subList(1, 3).toArray(String[]::new));
            assertEquals(2, printed.exit(), wrong + printed.err());
        }
        assertEquals(2, run(List.of("sync", "--to", shared)).exit());
        Files.delete(configs.resolve("north.json"));
        Printed none = sync(shared);
        assertEquals(1, none.exit());
        assertTrue(none.err().contains("has no configurations"), none.err());
        configs = folder.resolve("nowhere");
        assertTrue(sync(shared).err().contains("There is no folder"));
        assertFalse(Files.exists(folder.resolve("all.db")));
    }

    @Test
    void aManifestThatIsBrokenIsToldOnce() throws Exception {
        account("north", 1, 1);
        account("south", 1, 1);
        Files.writeString(folder.resolve("manifest.yaml"), MANIFEST.replace("SimpleRetriever", "SimpleRetriver"));
        Printed printed = sync(
                ownDatabases(),
                "--metrics-file",
                folder.resolve("{account}.prom").toString());
        assertEquals(1, printed.exit());
        assertEquals(2, printed.err().split("SimpleRetriver", -1).length, printed.err());
        for (String account : List.of("north", "south")) {
            String metrics = Files.readString(folder.resolve(account + ".prom"));
            assertTrue(metrics.contains("cairn_sync_success{sync=\"" + account + "\"} 0"), metrics);
            assertTrue(metrics.contains("cairn_sync_running{sync=\"" + account + "\"} 0"), metrics);
        }
    }

    @Test
    void metricsAndHealth() throws Exception {
        account("north", 5, 2);
        account("south", -1, 3);
        Path health = folder.resolve("healthy");
        sync(
                ownDatabases(),
                "--metrics-file",
                folder.resolve("{account}.prom").toString(),
                "--health-file",
                health.toString());
        assertTrue(Files.readString(folder.resolve("north.prom")).contains("cairn_sync_success{sync=\"north\"} 1"));
        assertTrue(Files.readString(folder.resolve("south.prom")).contains("cairn_sync_success{sync=\"south\"} 0"));
        assertFalse(Files.exists(health));
    }

    @Test
    void aSignalEndsAllAfterALastCommitAndTheNextRunGoesOn() throws Exception {
        for (int i = 0; i < 6; i++) {
            account("a" + i, 4, 4);
        }
        held = 5;
        Process process = CairnProcess.of(List.of(), arguments(ownDatabases(), "--at-once", "2", "--format", "json"))
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertTrue(holding.await(1, TimeUnit.MINUTES));
        process.destroy();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        String out = Files.readString(folder.resolve("out.txt"));
        assertEquals(143, process.exitValue(), Files.readString(folder.resolve("err.txt")));
        Map<?, ?> json = Output.parse(out);
        assertTrue((long) Objects.requireNonNull(json.get("complete")) >= 1, out);
        assertEquals(0L, json.get("failed"), out);
        goOn.countDown();
        Printed next = sync(ownDatabases(), "--format", "json");
        assertEquals(6L, next.json().get("complete"), next.err());
        for (int i = 0; i < 6; i++) {
            assertEquals(4L, stream(next.account("a" + i), "events").get("rows"));
        }
    }
}
