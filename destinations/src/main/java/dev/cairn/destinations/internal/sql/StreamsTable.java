package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.KeptStream;
import dev.cairn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

/** The table in which a database keeps what belongs to streams besides their rows. Users may read it, too. */
record StreamsTable(Connection connection) {

    static final String TABLE = "_cairn_streams";

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS " + TABLE
            + " (stream TEXT NOT NULL, namespace TEXT, table_name TEXT NOT NULL, mode TEXT NOT NULL, state TEXT,"
            + " row_count BIGINT NOT NULL, committed_at TEXT, completed_at TEXT, open_slices BIGINT NOT NULL, error TEXT,"
            + " columns TEXT NOT NULL)";

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
        JSON
    }

    private static final List<Field> FIELDS = List.of(
            new Field("stream", "stream", Kind.NAME),
            new Field("namespace", "namespace", Kind.NAME),
            new Field("table_name", "table", Kind.TEXT),
            new Field("mode", "mode", Kind.TEXT),
            new Field("state", "state", Kind.JSON),
            new Field("row_count", "rows", Kind.NUMBER),
            new Field("committed_at", "committed_at", Kind.TEXT),
            new Field("completed_at", "completed_at", Kind.TEXT),
            new Field("open_slices", "open_slices", Kind.NUMBER),
            new Field("error", "error", Kind.TEXT),
            new Field("columns", "columns", Kind.JSON),
            new Field("sync_name", "sync", Kind.TEXT),
            new Field("identity", "identity", Kind.JSON),
            new Field("cursor_order", "cursor_order", Kind.JSON),
            new Field("refresh", "refresh", Kind.JSON),
            new Field("key_fields", "key", Kind.JSON),
            new Field("missing_since", "missing_since", Kind.TEXT),
            new Field("doubts", "doubts", Kind.JSON));

    private static final String SELECT = "SELECT * FROM " + TABLE + " ORDER BY stream, namespace, table_name";
    private static final String INSERT = "INSERT INTO " + TABLE
            + FIELDS.stream().map(Field::column).collect(Collectors.joining(", ", " (", ")"))
            + FIELDS.stream().map(field -> "?").collect(Collectors.joining(", ", " VALUES (", ")"));
    private static final String DELETE = "DELETE FROM " + TABLE + " WHERE table_name = ?";

    void create() throws SQLException {
        Sql.run(connection, CREATE);
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

    List<KeptStream> read() throws SQLException {
        List<KeptStream> streams = new ArrayList<>();
        if (!exists(connection, TABLE)) {
            return streams;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
            Set<String> columns = columns(rows);
            while (rows.next()) {
                streams.add(stream(rows, columns));
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

    private static KeptStream stream(ResultSet row, Set<String> columns) throws SQLException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (Field field : FIELDS) {
            if (columns.contains(field.column())) {
                json.put(
                        field.member(),
                        switch (field.kind()) {
                            case TEXT -> row.getString(field.column());
                            case NAME -> name(row.getString(field.column()));
                            case NUMBER -> row.getLong(field.column());
                            case JSON -> parsed(row.getString(field.column()));
                        });
            }
        }
        return KeptStream.fromJson(json);
    }

    private static String text(Kind kind, Object value) {
        boolean isPlain = kind == Kind.TEXT
                || (kind == Kind.NAME && storable((String) value).equals(value) && !((String) value).startsWith("\""));
        return isPlain ? (String) value : Json.write(value);
    }

    /** A text without U+0000 and halves of characters, which databases refuse. */
    private static String storable(String text) {
        return new String(text.replace("\u0000", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static @Nullable Object name(@Nullable String text) {
        return text != null && text.startsWith("\"") ? parsed(text) : text;
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

    /** Forgets what is kept of a table. */
    void remove(String table) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, table);
            delete.executeUpdate();
        }
    }

    private void write(KeptStream kept) throws SQLException {
        remove(kept.table().name());
        Map<String, @Nullable Object> json = kept.toJson();
        json.computeIfPresent("error", (name, text) -> storable(String.valueOf(text)));
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
