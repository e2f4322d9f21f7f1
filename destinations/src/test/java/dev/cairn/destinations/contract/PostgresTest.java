package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.sync.StreamReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIf("isThere")
final class PostgresTest extends UsedTablesContract {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static PostgresServer server;

    static boolean isThere() {
        return PostgresServer.isThere();
    }

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    Place place() {
        String schema = "Test " + SCHEMAS.incrementAndGet();
        return new JdbcPlace(
                "postgresql://cairn@" + server.place() + "?schema=" + schema.replace(" ", "%20"),
                "jdbc:postgresql://" + server.place() + "?user=cairn&currentSchema=\"" + schema + "\"");
    }

    @Test
    void aServerThatIsKilledLosesNothing() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        events(100);
        api.beforeAnswer(7, server::kill);
        assertThrows(DestinationException.class, () -> sync(events));
        server.up();
        sync(events);
        assertRows("events");
    }

    @Test
    void rightsOnATableThatIsReplacedStay() throws Exception {
        JdbcPlace database = (JdbcPlace) place;
        TestStream tags = TestStream.of("tags").schema(Map.of("id", "integer"));
        number("tags", 3);
        sync(tags);
        database.run("CREATE ROLE analyst");
        try {
            database.run("GRANT SELECT ON tags TO analyst");
            number("tags", 4);
            assertTrue(sync(tags).complete());
            assertRows("tags");
            database.run("DO $$ BEGIN ASSERT has_table_privilege('analyst', 'tags', 'SELECT'); END $$");
        } finally {
            database.run("DROP OWNED BY analyst");
            database.run("DROP ROLE analyst");
        }
    }

    /** Their state must not be committed. */
    @Test
    void aTriggerThatKeepsRowsOutFailsItsStream() throws Exception {
        JdbcPlace database = (JdbcPlace) place;
        TestStream events = TestStream.of("events").key("id").cursor();
        TestStream others = TestStream.of("others").key("id").cursor();
        events(5);
        api.with("others", Map.of("id", 1L, "at", at(1)));
        report(UnaryOperator.identity(), events, others);
        database.run("CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
        database.run("CREATE TRIGGER keep BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION nothing()");
        api.with("events", Map.of("id", 100L, "at", at(51)));
        api.with("others", Map.of("id", 2L, "at", at(2)));
        StreamReport report =
                report(UnaryOperator.identity(), others, events).streams().get(1);
        assertTrue(String.valueOf(report.error()).contains("trigger"), report.toString());
        assertRows("others");
        assertEquals(5, rows("events").size());
        database.run("DROP TRIGGER keep ON events");
        assertTrue(sync(events).complete());
        assertRows("events");
    }

    /** A commit that fails takes back what was taken: the state must not be committed by the next one. */
    @Test
    void aConstraintThatIsCheckedInTheCommitLosesNothing() throws Exception {
        JdbcPlace database = (JdbcPlace) place;
        TestStream events = TestStream.of("events").key("id").cursor();
        events(5);
        sync(events);
        database.run("CREATE TABLE allowed (id bigint PRIMARY KEY)");
        database.run("INSERT INTO allowed SELECT id FROM events");
        database.run("ALTER TABLE events ADD CONSTRAINT known FOREIGN KEY (id) REFERENCES allowed"
                + " DEFERRABLE INITIALLY DEFERRED");
        api.with("events", Map.of("id", 100L, "at", at(51)));
        DestinationException e = assertThrows(DestinationException.class, () -> sync(events));
        assertTrue(String.valueOf(e.getMessage()).contains("known"), e.getMessage());
        assertEquals(5, rows("events").size());
        database.run("ALTER TABLE events DROP CONSTRAINT known");
        sync(events);
        assertRows("events");
    }

    /** What a row has no room for goes where values go that do not fit. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void rowsThatAreTooWideForAPageAreKept(int seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("id", (long) i);
            int fields = 450 + random.nextInt(330);
            for (int field = 0; field < fields; field++) {
                int length = random.nextInt(5) == 0 ? random.nextInt(3000) : 15 + random.nextInt(12);
                record.put(
                        "f" + field,
                        switch (random.nextInt(seed)) {
                            case 0 -> letters(random, length);
                            case 1 -> "x".repeat(length);
                            case 2 -> random.nextLong();
                            case 3 -> List.of(letters(random, length));
                            case 4 -> random.nextBoolean();
                            default -> "é".repeat(length / 2);
                        });
            }
            api.with("wide", record);
        }
        StreamReport report = sync(TestStream.of("wide").key("id"));
        assertTrue(report.complete(), report.toString());
        assertTrue(report.unfit() > 0, report.toString());
        assertRows("wide");
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    @CsvSource({"4, true", "4, false", "5, true", "5, false", "7, true", "7, false"})
    void aConnectionThatBreaksInACommitLosesNothingAndDoublesNothing(int commit, boolean passedOn) throws Exception {
        TestStream events = TestStream.of("events").cursor();
        events(100);
        Place direct = place;
        int port = Integer.parseInt(server.place().replaceAll(".*:(\\d+)/.*", "$1"));
        try (CuttingProxy proxy = new CuttingProxy(port, commit, passedOn)) {
            place = new JdbcPlace(
                    direct.address().replace(":" + port + "/", ":" + proxy.port() + "/") + "&prepareThreshold=0", "");
            assertThrows(DestinationException.class, () -> sync(events));
        } finally {
            place = direct;
        }
        while (direct.rows("pg_stat_activity").stream().anyMatch(row -> "cairn".equals(row.get("application_name")))) {
            Thread.onSpinWait(); // the server may still be at the commit that came
        }
        long before = direct.rows("events").size();
        KeptStream kept;
        try (Destination destination = Destinations.open(place.address())) {
            kept = destination.streams().get(0);
        }
        assertEquals(kept.progress().rows(), before);
        StreamReport report = sync(events);
        // The bound is inclusive: without a key, the record at the position comes again.
        assertEquals(100 + (before == 0 ? 0 : 1), report.rows());
    }
}
