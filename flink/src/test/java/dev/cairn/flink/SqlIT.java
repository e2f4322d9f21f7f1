package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.flink.Events.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams as tables. The statements of {@code docs/scale-out.md} are among them. */
class SqlIT {

    private static final Events EVENTS = Events.of(Kind.LISTS, 12, 100).pages(10);
    private static final int COUNT = 1200;
    private static final String INTO_FILES = "INSERT INTO files SELECT id, owner, amount FROM events";
    private static Cluster cluster;

    @TempDir
    Path folder;

    private EventApi api;
    private StreamTableEnvironment tables;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = Cluster.of(2);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void start() throws IOException {
        api = EventApi.of(EVENTS, Quota.NONE, 5_000);
        Files.writeString(folder.resolve("manifest.yaml"), EVENTS.manifest());
        Files.writeString(folder.resolve("config.json"), "{\"base_url\":\"" + api.address() + "\"}");
        begin();
    }

    /** As another session does it. */
    private void begin() {
        Map<String, String> options = new HashMap<>(Cluster.restarting(folder.resolve("checkpoints"), 50));
        StreamExecutionEnvironment env = cluster.environment(options);
        env.setParallelism(4);
        tables = StreamTableEnvironment.create(env);
        tables.getConfig().set("table.local-time-zone", "UTC");
        // Flink 2.3 and later ask what to do with two rows of a key; older ones do not know the option.
        tables.getConfig().set("table.exec.sink.require-on-conflict", "false");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private String from() {
        return "'manifest' = '%s', 'config' = '%s'"
                .formatted(folder.resolve("manifest.yaml"), folder.resolve("config.json"));
    }

    private void createTable(String more) {
        tables.executeSql("""
                CREATE TABLE events (
                  id BIGINT,
                  owner STRING,
                  `at` TIMESTAMP_LTZ(3),
                  amount DECIMAL(10, 2),
                  tags ARRAY<STRING>,
                  slice STRING METADATA VIRTUAL,
                  emitted_at TIMESTAMP_LTZ(3) METADATA VIRTUAL
                ) WITH ('connector' = 'cairn', 'stream' = 'events', %s%s)
                """.formatted(from(), more));
    }

    private List<Row> rows(String query) throws Exception {
        TableResult result = tables.executeSql(query);
        List<Row> rows = new ArrayList<>();
        CloseableIterator<Row> iterator = result.collect();
        iterator.forEachRemaining(rows::add);
        iterator.close();
        return rows;
    }

    private static Object last(List<Row> rows) {
        return rows.get(rows.size() - 1).getField(0);
    }

    @Test
    void counts() throws Exception {
        createTable("");
        assertEquals((long) COUNT, last(rows("SELECT count(*) FROM events")));
    }

    @Test
    void projects() throws Exception {
        createTable("");
        List<Row> rows = rows("SELECT amount, id, tags[2], slice, `at` FROM events WHERE id = 3000004");
        assertEquals("[+I[4.25, 3000004, t4, {\"owner\":\"o3\"}, 2024-01-01T00:00:01Z]]", rows.toString());
    }

    @Test
    void onlyNeededColumnsAreMade() {
        createTable("");
        String plan = tables.explainSql("SELECT owner FROM events");
        assertTrue(plan.contains("fields=[owner]"), plan);
    }

    @Test
    void filters() throws Exception {
        createTable("");
        List<Row> rows = rows("SELECT id FROM events WHERE owner = 'o1' AND amount >= 90");
        assertEquals(10, rows.size());
    }

    @Test
    void aCatalogListsStreamsWithTheirTypes() throws Exception {
        tables.executeSql("CREATE CATALOG tracker WITH ('type' = 'cairn', " + from() + ")");
        assertEquals("[+I[events]]", rows("SHOW TABLES FROM tracker.`default`").toString());
        List<String> types = rows("DESCRIBE tracker.`default`.events").stream()
                .map(row -> row.getField(0) + " " + row.getField(1))
                .toList();
        assertEquals(
                List.of(
                        "id BIGINT",
                        "owner STRING",
                        "at TIMESTAMP_LTZ(6)",
                        "amount DOUBLE",
                        "open BOOLEAN",
                        "note STRING",
                        "tags ARRAY<STRING>",
                        "by ROW<`name` STRING>",
                        "stream STRING",
                        "slice STRING",
                        "emitted_at TIMESTAMP_LTZ(3)"),
                types);
        assertEquals(
                "[+I[events, n7, true]]",
                rows("SELECT `stream`, `by`.`name`, `open` FROM tracker.`default`.events WHERE id = 7000002")
                        .toString());
    }

    @Test
    @Tag("thorough")
    void writesFiles() throws Exception {
        createTables();
        insertWithACrash(INTO_FILES);
        verifyFiles();
    }

    private void createTables() {
        createTable(", 'state.file' = '" + folder.resolve("states.json") + "'");
        tables.executeSql("""
                CREATE TABLE files (id BIGINT, owner STRING, amount DECIMAL(10, 2)) PARTITIONED BY (owner) WITH (
                  'connector' = 'filesystem', 'path' = '%s', 'format' = 'json')
                """.formatted(folder.resolve("files").toUri()));
    }

    /** Each record once, and the states of one machine. */
    private void verifyFiles() throws Exception {
        List<Long> ids = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder.resolve("files"))) {
            for (Path path : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                for (String line : Files.readAllLines(path)) {
                    ids.add(Long.valueOf(line.substring(line.indexOf(':') + 1, line.indexOf(','))));
                }
            }
        }
        ids.sort(null);
        assertEquals(new ArrayList<>(EVENTS.ids()), ids);
        OneMachine.assertTold(OneMachine.read(api, "").states(), folder.resolve("states.json"));
    }

    /** The section "Savepoints in SQL" of the page. */
    @Test
    void aStatementThatWasStoppedGoesOnWithMoreReadersAndWithFewer() throws Exception {
        api.keepLastPage();
        String one = stop(insert(1, ""), COUNT / 4);
        String four = stop(insert(4, one), COUNT / 2);
        api.release();
        Until.done(insert(2, four).getJobExecutionResult());
        verifyFiles();
    }

    /** @param savepoint empty for none */
    private JobClient insert(int parallelism, String savepoint) throws Exception {
        begin();
        tables.getConfig().set("table.exec.uid.generation", "ALWAYS");
        tables.getConfig().set("table.exec.uid.format", "<type>_<transformation>");
        tables.getConfig().set("table.exec.resource.default-parallelism", String.valueOf(parallelism));
        if (!savepoint.isEmpty()) {
            tables.getConfig().set("execution.savepoint.path", savepoint);
        }
        createTables();
        JobClient client = tables.executeSql(INTO_FILES).getJobClient().orElseThrow();
        assertEquals(parallelism, cluster.readers(client.getJobID()));
        return client;
    }

    private String stop(JobClient client, int records) throws Exception {
        Until.so("records", () -> api.served() >= records);
        Until.so("all tasks run", () -> cluster.allTasksRun(client.getJobID()));
        return Until.done(client.stopWithSavepoint(
                false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL));
    }

    @Test
    @Tag("thorough")
    void writesIntoADatabase() throws Exception {
        writesInto(
                "jdbc:derby:memory:" + folder.getFileName() + ";create=true",
                // Its class for old programs is in another jar.
                ", 'driver' = 'org.apache.derby.iapi.jdbc.AutoloadedDriver'");
    }

    @Test
    @Tag("thorough")
    void writesIntoPostgresql() throws Exception {
        String address = System.getProperty("cairn.flink.postgresql", "");
        assumeTrue(!address.isEmpty(), "no PostgreSQL: -Dcairn.flink.postgresql=jdbc:postgresql://…");
        writesInto(address, "");
    }

    private void writesInto(String address, String more) throws Exception {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            try {
                statement.execute("DROP TABLE events_copy");
            } catch (SQLException e) {
                // There was none.
            }
            statement.execute(
                    "CREATE TABLE events_copy (id BIGINT NOT NULL PRIMARY KEY, owner VARCHAR(20), amount DOUBLE PRECISION)");
            createTable("");
            tables.executeSql("""
                    CREATE TABLE copy (id BIGINT, owner STRING, amount DOUBLE, PRIMARY KEY (id) NOT ENFORCED) WITH (
                      'connector' = 'jdbc', 'url' = '%s', 'table-name' = 'events_copy'%s)
                    """.formatted(address, more));
            insertWithACrash("INSERT INTO copy SELECT id, owner, CAST(amount AS DOUBLE) FROM events");
            try (ResultSet result =
                    statement.executeQuery("SELECT count(*), count(DISTINCT id), sum(amount) FROM events_copy")) {
                assertTrue(result.next());
                assertEquals(COUNT, result.getLong(1));
                assertEquals(COUNT, result.getLong(2));
                assertEquals(12 * (99 * 50 + 25.0), result.getDouble(3));
            }
        }
    }

    /** A task manager is gone when some of it has been read; another one has come before. */
    private void insertWithACrash(String insert) throws Exception {
        JobClient client = tables.executeSql(insert).getJobClient().orElseThrow();
        Until.so("records", () -> api.served() >= COUNT / 3);
        cluster.mini().startTaskManager();
        cluster.mini().terminateTaskManager(0).get();
        try {
            Until.done(client.getJobExecutionResult());
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Test
    void whatIsWrongIsSaidBeforeAJobStarts() throws Exception {
        Files.writeString(
                folder.resolve("manifest.yaml"),
                EVENTS.manifest().replace("type: SimpleRetriever", "type: SimplRetriever"));
        createTable("");
        ValidationException refused =
                assertThrows(ValidationException.class, () -> tables.executeSql("SELECT count(*) FROM events"));
        assertTrue(refused.toString().contains("manifest.yaml:"), refused.toString());
        assertEquals(0, api.requests());
    }

    /** Flink's client prints the message of such an error alone, in place of some hundred lines of traces. */
    @Test
    void aScriptIsRefusedInOneLine() throws Exception {
        String broken = EVENTS.manifest().replace("type: SimpleRetriever", "type: SimplRetriever");
        Files.writeString(folder.resolve("manifest.yaml"), broken);
        String table =
                "CREATE TABLE events (id BIGINT) WITH ('connector' = 'cairn', 'stream' = 'events', " + from() + ");\n";
        String catalog = "CREATE CATALOG tracker WITH ('type' = 'cairn', " + from() + ");\n";
        for (String script : List.of("\n" + catalog, table + "SELECT id FROM events")) {
            Path file = Files.writeString(folder.resolve("script.sql"), script);
            ProgramParametrizationException refused = assertThrows(
                    ProgramParametrizationException.class, () -> Main.main(new String[] {"sql", file.toString()}));
            String message = String.valueOf(refused.getMessage());
            assertEquals(1, message.lines().count(), message);
            assertTrue(message.startsWith(file + ", statement "), message);
            assertTrue(message.contains("manifest.yaml:"), message);
            assertTrue(message.contains("unknown retriever 'SimplRetriever'"), message);
            assertEquals(0, refused.getStackTrace().length);
        }
    }
}
