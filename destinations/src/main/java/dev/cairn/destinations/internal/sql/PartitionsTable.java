package dev.cairn.destinations.internal.sql;

import dev.cairn.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table in which a database keeps the long lists and texts of states, so that a commit writes what has changed in them: a
 * row for each partition. Confined to one thread.
 */
final class PartitionsTable {

    static final String TABLE = "_cairn_partitions";

    private static final int BATCH = 1000;

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS " + TABLE
            + " (table_name TEXT NOT NULL, place TEXT NOT NULL, number BIGINT NOT NULL, content TEXT NOT NULL";
    private static final String SELECT =
            "SELECT table_name, place, content FROM " + TABLE + " ORDER BY table_name, place, number";
    private static final String INSERT =
            "INSERT INTO " + TABLE + " (content, table_name, place, number) VALUES (?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE " + TABLE + " SET content = ? WHERE table_name = ? AND place = ? AND number = ?";
    private static final String SHORTEN =
            "DELETE FROM " + TABLE + " WHERE table_name = ? AND place = ? AND number >= ?";
    private static final String DELETE = "DELETE FROM " + TABLE + " WHERE table_name = ?";

    private final Connection connection;
    /** What the rows of tables are, by their places; of others it is not known. */
    private final Map<String, Map<String, LongValue>> known = new HashMap<>();

    PartitionsTable(Connection connection) {
        this.connection = connection;
    }

    /** @param indexed whether an index helps to find rows */
    void create(boolean indexed) throws SQLException {
        Sql.run(connection, CREATE + (indexed ? ", PRIMARY KEY (table_name, place, number))" : ")"));
    }

    /** The rows of all tables, as JSON values: by the table and by their place. */
    Map<String, Map<String, List<@Nullable Object>>> read() throws SQLException {
        Map<String, Map<String, List<@Nullable Object>>> all = new HashMap<>();
        if (!StreamsTable.exists(connection, TABLE)) {
            return all;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
            while (rows.next()) {
                all.computeIfAbsent(rows.getString(1), table -> new HashMap<>())
                        .computeIfAbsent(StorableName.read(rows.getString(2)), place -> new ArrayList<>())
                        .add(Json.parse(rows.getString(3)));
            }
        } catch (IOException e) {
            throw new SQLException("what was kept is not JSON: " + e.getMessage(), e);
        }
        return all;
    }

    /** The rows of a table are these, as {@link #read} found them. */
    void found(String table, Map<String, LongValue> values) {
        known.put(table, new LinkedHashMap<>(values));
    }

    /** What is known of rows may not be so, since a transaction was taken back. */
    void forget() {
        known.clear();
    }

    /** Removes the rows of a table. */
    void remove(String table) throws SQLException {
        known.remove(table);
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, table);
            delete.executeUpdate();
        }
    }

    /** Writes what has changed of a table's long values. */
    void write(String table, Map<String, LongValue> values) throws SQLException {
        Map<String, LongValue> before = known.get(table);
        if (before == null) {
            remove(table);
            before = Map.of();
        }
        try (Batch insert = new Batch(INSERT);
                Batch update = new Batch(UPDATE)) {
            for (Map.Entry<String, LongValue> value : values.entrySet()) {
                LongValue old = before.get(value.getKey());
                write(new Place(table, value.getKey()), value.getValue(), old, insert, update);
            }
            insert.run();
            update.run();
        }
        for (Map.Entry<String, LongValue> old : before.entrySet()) {
            LongValue now = values.get(old.getKey());
            int rows = now == null ? 0 : now.rows();
            if (rows < old.getValue().rows()) {
                shorten(new Place(table, old.getKey()), rows);
            }
        }
        found(table, values);
    }

    private static void write(Place place, LongValue value, @Nullable LongValue before, Batch insert, Batch update)
            throws SQLException {
        int there = before == null ? 0 : before.rows();
        for (int number = 0; number < value.rows(); number++) {
            if (before == null || number >= there) {
                insert.add(Json.write(value.row(number)), place, number);
            } else if (!value.hasSame(number, before)) {
                String text = Json.write(value.row(number));
                if (!text.equals(Json.write(before.row(number)))) {
                    update.add(text, place, number);
                }
            }
        }
    }

    private void shorten(Place place, int rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(SHORTEN)) {
            delete.setString(1, place.table);
            delete.setString(2, StorableName.of(place.pointer));
            delete.setLong(3, rows);
            delete.executeUpdate();
        }
    }

    private record Place(String table, String pointer) {}

    /** Statements about single rows, many at a time. */
    private final class Batch implements AutoCloseable {

        private final String sql;
        private @Nullable PreparedStatement statement;
        private int waiting;

        Batch(String sql) {
            this.sql = sql;
        }

        void add(String content, Place place, int number) throws SQLException {
            PreparedStatement row = statement;
            if (row == null) {
                row = connection.prepareStatement(sql);
                statement = row;
            }
            row.setString(1, content);
            row.setString(2, place.table);
            row.setString(3, StorableName.of(place.pointer));
            row.setLong(4, number);
            row.addBatch();
            if (++waiting == BATCH) {
                run();
            }
        }

        void run() throws SQLException {
            if (statement != null && waiting > 0) {
                statement.executeBatch();
                waiting = 0;
            }
        }

        @Override
        public void close() throws SQLException {
            if (statement != null) {
                statement.close();
            }
        }
    }
}
