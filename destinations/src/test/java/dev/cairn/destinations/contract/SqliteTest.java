package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationInUseException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.sync.StreamReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SqliteTest extends UsedTablesContract {

    @Override
    Place place() {
        return new JdbcPlace("sqlite:" + folder.resolve("data.db"), "jdbc:sqlite:" + folder.resolve("data.db"));
    }

    @Test
    @Tag("thorough")
    void aLockedDatabaseIsSaidToBeLocked() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        events(30);
        sync(events);
        events(30);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            DestinationException e = assertThrows(DestinationException.class, () -> sync(events));
            assertTrue(String.valueOf(e.getMessage()).contains("Another program holds the database"), e.getMessage());
        }
    }

    /** Otherwise two syncs of one file would write at the same time. */
    @Test
    void aLinkToADatabaseLeadsToItsLock() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("data.db"));
        try (Destination destination = Destinations.open("sqlite:" + link);
                DestinationWriter writer = destination.write()) {
            assertTrue(writer.streams().isEmpty());
            assertThrows(DestinationInUseException.class, () -> sync(TestStream.of("tags")));
        }
        sync(TestStream.of("tags"));
        Files.createLink(folder.resolve("other.db"), folder.resolve("data.db"));
        DestinationException e = assertThrows(DestinationException.class, () -> sync(TestStream.of("tags")));
        assertTrue(String.valueOf(e.getMessage()).contains("2 names (hard links)"), e.getMessage());
    }

    @Test
    void aTableThatNoSyncMadeIsNotTouched() throws Exception {
        JdbcPlace database = (JdbcPlace) place;
        database.run("CREATE TABLE tags (precious TEXT)");
        number("tags", 1);
        StreamReport report = sync(TestStream.of("tags"));
        assertTrue(String.valueOf(report.error()).contains("tags that no sync of Cairn made"), report.toString());
        assertTrue(database.rows("tags").isEmpty());
    }
}
