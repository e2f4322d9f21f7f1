package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.internal.duckdb.DuckDbConnections;
import dev.cairn.destinations.sync.StreamReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class DuckDbTest extends UsedTablesContract {

    @Override
    Place place() {
        return new JdbcPlace("duckdb:" + folder.resolve("data.db"), "jdbc:duckdb:" + folder.resolve("data.db"));
    }

    /** DuckDB would ask the internet for a part that reads it. */
    @Test
    void aDatabaseOfSqliteIsNone() throws Exception {
        Path file = folder.resolve("data.db");
        new JdbcPlace("", "jdbc:sqlite:" + file).run("CREATE TABLE tags (id INTEGER)");
        DestinationException e = assertThrows(DestinationException.class, () -> sync(TestStream.of("tags")));
        assertTrue(String.valueOf(e.getMessage()).contains("Its address is sqlite:" + file), e.getMessage());
        try (Connection connection = DuckDbConnections.connect("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            SQLException missing = assertThrows(
                    SQLException.class, () -> statement.execute("ATTACH '" + file + "' AS other (TYPE sqlite)"));
            assertFalse(String.valueOf(missing.getMessage()).contains("download"), missing.getMessage());
        }
    }

    @Test
    @Tag("thorough")
    void aDatabaseThatAnotherProcessHasIsWaitedFor() throws Exception {
        sync(TestStream.of("tags"));
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DuckDbHolder.class.getName(),
                        folder.resolve("data.db").toString())
                .start();
        try {
            assertEquals('r', holder.getInputStream().read()); // ready
            DestinationException e = assertThrows(DestinationException.class, () -> sync(TestStream.of("tags")));
            assertTrue(String.valueOf(e.getMessage()).contains("is open in another process"), e.getMessage());
            CompletableFuture<StreamReport> report = CompletableFuture.supplyAsync(() -> {
                try {
                    return sync(TestStream.of("tags"));
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            });
            holder.getOutputStream().close();
            assertTrue(report.get().complete());
        } finally {
            holder.destroyForcibly();
        }
    }

    /** Has a database open until its input ends. */
    static final class DuckDbHolder {

        private DuckDbHolder() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection connection = DuckDbConnections.connect("jdbc:duckdb:" + arguments[0])) {
                System.out.print(connection.isClosed() ? "closed" : "ready");
                System.out.flush();
                System.in.read();
            }
        }
    }

    /** Rows are then written into the file later; the table is wide enough for it to be tried after each commit. */
    @Test
    void anotherConnectionOfTheProgramMayWrite() throws Exception {
        TestStream wide = TestStream.of("wide");
        for (int i = 0; i < 50; i++) {
            Map<String, Object> record = new LinkedHashMap<>();
            for (int field = 0; field < 200; field++) {
                record.put("field" + field, (long) i);
            }
            api.with("wide", record);
        }
        sync(wide);
        try (Connection connection = DuckDbConnections.connect("jdbc:duckdb:" + folder.resolve("data.db"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE other (id INTEGER)");
            assertEquals(50, sync(sync -> sync.mode(WriteMode.APPEND), wide).added());
        }
        assertEquals(100, rows("wide").size());
    }
}
