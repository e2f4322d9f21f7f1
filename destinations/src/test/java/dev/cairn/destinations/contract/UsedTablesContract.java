package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.sync.StreamReport;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What users add to tables in their database stays, also where rows are replaced. */
abstract class UsedTablesContract extends DestinationContract {

    private JdbcPlace database() {
        return (JdbcPlace) place;
    }

    @Test
    void aViewOfATableThatIsReplacedStays() throws Exception {
        TestStream tags = TestStream.of("tags").schema(Map.of("id", "integer", "word", "string"));
        number("tags", 3);
        sync(tags);
        database().run("CREATE VIEW ids AS SELECT id FROM tags");
        number("tags", 4);
        api.with("tags", Map.of("id", 9L, "new", "column"));
        StreamReport report = sync(tags);
        assertTrue(report.complete(), report.toString());
        assertEquals(8, report.rows());
        assertRows("tags");
        assertEquals(8, database().rows("ids").size());
    }

    @Test
    void anIndexOfATableThatIsReplacedStays() throws Exception {
        TestStream tags = TestStream.of("tags").key("id").schema(Map.of("id", "integer", "word", "string"));
        number("tags", 3);
        sync(tags);
        database().run("CREATE UNIQUE INDEX mine ON tags (id)");
        api.with("tags", Map.of("id", 9L, "word", "x"));
        for (int turn = 0; turn < 2; turn++) {
            assertTrue(sync(tags).complete());
            assertRows("tags");
        }
        database().run("DROP INDEX mine"); // fails if it is not there
    }

    /** Databases that do not let the column be widened say so. */
    @Test
    void aColumnThatIsWidenedInAViewFailsItsStreamAtMost() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        TestStream others = TestStream.of("others").key("id").cursor();
        api.with("events", Map.of("id", 1L, "at", at(1), "size", 1L));
        api.with("others", Map.of("id", 1L, "at", at(1)));
        report(UnaryOperator.identity(), events, others);
        database().run("CREATE VIEW sizes AS SELECT size FROM events");
        api.with("events", Map.of("id", 2L, "at", at(2), "size", 2.5));
        api.with("others", Map.of("id", 2L, "at", at(2)));
        List<StreamReport> reports =
                report(UnaryOperator.identity(), events, others).streams();
        assertTrue(reports.get(1).complete());
        assertRows("others");
        StreamReport report = reports.get(0);
        if (!report.complete()) {
            assertEquals(1, rows("events").size());
            assertTrue(String.valueOf(report.error()).contains("sizes"), report.error());
            assertTrue(!String.valueOf(report.error()).contains("\n"), report.error());
            assertEquals(report.error(), kept("events").progress().error());
            database().run("DROP VIEW sizes");
            assertTrue(sync(events).complete());
        }
        assertRows("events");
    }

    @Test
    void rowsThatAreThereTwiceAreCountedRight() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        events(3);
        sync(events);
        database().run("INSERT INTO events SELECT * FROM events");
        for (int i = 0; i < 3; i++) {
            api.of("events").set(i, Map.of("id", (long) i, "at", at(50 + i)));
        }
        StreamReport report = sync(events);
        assertEquals(List.of(0L, 3L, 0L, 3L), List.of(report.added(), report.changed(), report.again(), report.rows()));
        database().run("DELETE FROM events WHERE id = 1");
        assertEquals(2, sync(events).rows());
    }
}
