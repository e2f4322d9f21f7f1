package dev.cairn.destinations.internal.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuckDbMemoryTest {

    /** Returns the limit as DuckDB prints it. */
    private static String limit(Connection connection) throws SQLException {
        return Sql.texts(connection, "SELECT current_setting('memory_limit')").get(0);
    }

    @Test
    void theLimitGrowsWithTheWidestTableAndNeverShrinks() throws Exception {
        try (Connection connection = DuckDbConnections.connect("jdbc:duckdb:")) {
            DuckDbMemory memory = new DuckDbMemory();
            List<String> limits = new ArrayList<>();
            for (int columns : new int[] {10, 1000, 1000, 20, 3000}) {
                memory.fit(connection, columns);
                limits.add(limit(connection));
            }
            List<String> expected = new ArrayList<>();
            for (int widest : new int[] {10, 1000, 1000, 1000, 3000}) {
                Sql.run(connection, "SET memory_limit = '" + (DuckDbMemory.MEGABYTES + widest) + "MB'");
                expected.add(limit(connection));
            }
            assertEquals(expected, limits);
        }
    }

    @Test
    void aStatementThatNeedsMoreMemoryGetsIt() throws Exception {
        try (Connection connection = DuckDbConnections.connect("jdbc:duckdb:")) {
            String sorted = "CREATE TABLE sorted AS SELECT i FROM range(1000000) AS r(i) ORDER BY hash(i)";
            Sql.run(connection, "SET temp_directory = ''");
            Sql.run(connection, "SET memory_limit = '8MB'");
            assertTrue(
                    DuckDbErrors.saysOutOfMemory(assertThrows(SQLException.class, () -> Sql.run(connection, sorted))));
            new DuckDbMemory().run(connection, sorted);
            assertEquals(1_000_000, Sql.number(connection, "SELECT count(*) FROM sorted"));
            assertThrows(SQLException.class, () -> new DuckDbMemory().run(connection, "SELECT nothing"));
        }
    }
}
