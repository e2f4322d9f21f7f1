package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.KeptStream;
import dev.cairn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table in which a database keeps what belongs to streams besides their rows. Users may read it, too. Long lists and texts
 * of states are in a {@link PartitionsTable}. Confined to one thread.
 */
final class StreamsTable {

    static final String TABLE = "_cairn_streams";

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS " + TABLE
            + " (stream TEXT NOT NULL, namespace TEXT, table_name TEXT NOT NULL, mode TEXT NOT NULL, state TEXT,"
            + " row_count BIGINT NOT NULL, committed_at TEXT, completed_at TEXT, open_slices BIGINT NOT NULL, error"
            + " TEXT, columns TEXT NOT NULL)";

    /** Columns that tables of older versions do not have. */
    private static final List<String> LATER =
            List.of("sync_name", "identity", "cursor_order", "refresh", "key_fields", "missing_since", "doubts");

    /** A column, and the member of the stream's JSON form that it holds. */
    private record Field(String column, String member, Kind kind) {}

    private enum Kind {
        TEXT,
        /** A text that may have characters that databases refuse: as JSON then. */
        NAME,
        NUMBER,
        /** JSON as text. */
        JSON,
        /** Likewise, of which the long lists and texts are elsewhere. */
        SPLIT
    }

    private static final List<Field> FIELDS = List.of(
            new Field("stream", "stream", Kind.NAME),
            new Field("namespace", "namespace", Kind.NAME),
            new Field("table_name", "table", Kind.TEXT),
            new Field("mode", "mode", Kind.TEXT),
            new Field("state", "state", Kind.SPLIT),
            new Field("row_count", "rows", Kind.NUMBER),
            new Field("committed_at", "committed_at", Kind.TEXT),
            new Field("completed_at", "completed_at", Kind.TEXT),
            new Field("open_slices", "open_slices", Kind.NUMBER),
            new Field("error", "error", Kind.TEXT),
            new Field("columns", "columns", Kind.JSON),
            new Field("sync_name", "sync", Kind.TEXT),
            new Field("identity", "identity", Kind.JSON),
            new Field("cursor_order", "cursor_order", Kind.JSON),
            new Field("refresh", "refresh", Kind.SPLIT),
            new Field("key_fields", "key", Kind.JSON),
            new Field("missing_since", "missing_since", Kind.TEXT),
            new Field("doubts", "doubts", Kind.JSON));

    private static final String SELECT = "SELECT * FROM " + TABLE + " ORDER BY stream, namespace, table_name";
    private static final String INSERT = "INSERT INTO " + TABLE
            + FIELDS.stream().map(Field::column).collect(Collectors.joining(", ", " (", ")"))
            + FIELDS.stream().map(field -> "?").collect(Collectors.joining(", ", " VALUES (", ")"));
    private static final String DELETE = "DELETE FROM " + TABLE + " WHERE table_name = ?";

    private final Connection connection;
    private final PartitionsTable partitions;

    StreamsTable(Connection connection) {
        this.connection = connection;
        this.partitions = new PartitionsTable(connection);
    }

    /** @param indexed whether an index helps to find rows by their key */
    void create(boolean indexed) throws SQLException {
        Sql.run(connection, CREATE);
        partitions.create(indexed);
        Set<String> there;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
            there = columns(rows);
        }
        for (String column : LATER) {
            if (!there.contains(column)) {
                Sql.run(connection, "ALTER TABLE " + TABLE + " ADD COLUMN " + column + " TEXT");
            }
        }
    }

    /** What is kept of all streams, as of one moment. */
    List<KeptStream> read() throws SQLException {
        if (!connection.getAutoCommit()) {
            return readAll();
        }
        if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        connection.setAutoCommit(false);
        try {
            return readAll();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<KeptStream> readAll() throws SQLException {
        List<KeptStream> streams = new ArrayList<>();
        if (!exists(connection, TABLE)) {
            return streams;
        }
        partitions.forget();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
            Set<String> columns = columns(rows);
            Map<String, Map<String, List<@Nullable Object>>> all = partitions.read();
            while (rows.next()) {
                Map<String, List<@Nullable Object>> own = all.getOrDefault(rows.getString("table_name"), Map.of());
                streams.add(stream(rows, columns, own));
            }
        }
        return streams;
    }

    private static Set<String> columns(ResultSet rows) throws SQLException {
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnName(i));
        }
        return names;
    }

    /** Whether a query finds a table of this name. */
    static boolean exists(Connection connection, String table) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, escaped(connection, table), null)) {
            while (tables.next()) {
                if (table.equalsIgnoreCase(tables.getString("TABLE_NAME")) && isHere(connection, tables)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHere(Connection connection, ResultSet tables) throws SQLException {
        String schema = connection.getSchema();
        String found = tables.getString("TABLE_SCHEM");
        return schema == null || found == null || schema.equals(found);
    }

    private static String escaped(Connection connection, String table) throws SQLException {
        String escape = connection.getMetaData().getSearchStringEscape();
        return escape == null || escape.isEmpty()
                ? table
                : table.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    private KeptStream stream(ResultSet row, Set<String> columns, Map<String, List<@Nullable Object>> own)
            throws SQLException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Map<String, LongValue> values = new LinkedHashMap<>();
        for (Field field : FIELDS) {
            if (columns.contains(field.column())) {
                json.put(
                        field.member(),
                        switch (field.kind()) {
                            case TEXT -> row.getString(field.column());
                            case NAME -> StorableName.readOrNull(row.getString(field.column()));
                            case NUMBER -> row.getLong(field.column());
                            case JSON -> parsed(row.getString(field.column()));
                            case SPLIT -> joined(field, row, own, values);
                        });
            }
        }
        boolean isAll = own.entrySet().stream().allMatch(rows -> {
            LongValue value = values.get(rows.getKey());
            return value != null && value.rows() == rows.getValue().size();
        });
        if (isAll) {
            partitions.found(row.getString("table_name"), values);
        }
        return KeptStream.fromJson(json);
    }

    private static @Nullable Object joined(
            Field field, ResultSet row, Map<String, List<@Nullable Object>> own, Map<String, LongValue> values)
            throws SQLException {
        Object rest = parsed(row.getString(field.column()));
        try {
            SplitJson joined = SplitJson.join(pointer(field), rest, place -> own.getOrDefault(place, List.of()));
            values.putAll(joined.values());
            return joined.json();
        } catch (IllegalStateException e) {
            throw new SQLException(
                    "In " + PartitionsTable.TABLE + ", " + e.getMessage() + " for the table "
                            + row.getString("table_name")
                            + ", which only a sync may change. Restore them, or remove the table's row from " + TABLE
                            + " and the table, so that the next sync begins anew",
                    e);
        }
    }

    private static String pointer(Field field) {
        return "/" + field.member();
    }

    private static String text(Kind kind, Object value) {
        return switch (kind) {
            case TEXT -> (String) value;
            case NAME -> StorableName.of((String) value);
            case NUMBER, JSON, SPLIT -> Json.write(value);
        };
    }

    private static @Nullable Object parsed(@Nullable String json) {
        try {
            return json == null ? null : Json.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException("what was kept is not JSON", e);
        }
    }

    void write(List<KeptStream> streams) throws SQLException {
        for (KeptStream kept : streams) {
            write(kept);
        }
    }

    /** What was written may have been taken back. */
    void forget() {
        partitions.forget();
    }

    /** Forgets what is kept of a table. */
    void remove(String table) throws SQLException {
        removeRow(table);
        partitions.remove(table);
    }

    private void removeRow(String table) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, table);
            delete.executeUpdate();
        }
    }

    private void write(KeptStream kept) throws SQLException {
        removeRow(kept.table().name());
        Map<String, @Nullable Object> json = kept.toJson();
        json.computeIfPresent("error", (name, text) -> StorableName.without(String.valueOf(text)));
        Map<String, LongValue> values = new LinkedHashMap<>();
        for (Field field : FIELDS) {
            if (field.kind() == Kind.SPLIT) {
                SplitJson split = SplitJson.of(pointer(field), json.get(field.member()));
                json.put(field.member(), split.json());
                values.putAll(split.values());
            }
        }
        partitions.write(kept.table().name(), values);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int parameter = 0;
            for (Field field : FIELDS) {
                parameter++;
                Object value = json.get(field.member());
                if (value instanceof Number number) {
                    insert.setLong(parameter, number.longValue());
                } else {
                    insert.setString(parameter, value == null ? null : text(field.kind(), value));
                }
            }
            insert.executeUpdate();
        }
    }
}
