package dev.cairn.destination.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.destination.WriteMode;
import dev.cairn.destination.internal.duckdb.DuckDb;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DuckDbTest extends UsedTablesContract {

    @Override
    Place place() {
        return new JdbcPlace("duckdb:" + folder.resolve("data.db"), "jdbc:duckdb:" + folder.resolve("data.db"));
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
        try (Connection connection = DuckDb.connect("jdbc:duckdb:" + folder.resolve("data.db"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE other (id INTEGER)");
            assertEquals(50, sync(sync -> sync.mode(WriteMode.APPEND), wide).added());
        }
        assertEquals(100, rows("wide").size());
    }
}
