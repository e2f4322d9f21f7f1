package dev.cairn.destination.internal.sql;

import dev.cairn.destination.KeptProgress;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.WriteMode;
import dev.cairn.destination.internal.kept.KeptJson;
import dev.cairn.runtime.config.StreamDescriptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table in which a database keeps what belongs to streams besides their rows. Its columns are for people, too. */
final class KeptTable {

    static final String TABLE = "_cairn_streams";

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS " + TABLE
            + " (stream TEXT NOT NULL, namespace TEXT, table_name TEXT NOT NULL, mode TEXT NOT NULL, state TEXT,"
            + " row_count BIGINT NOT NULL, committed_at TEXT, completed_at TEXT, open_slices BIGINT NOT NULL, error TEXT,"
            + " columns TEXT NOT NULL)";

    /** Columns that tables made before syncs had names do not have. */
    private static final List<String> LATER = List.of("sync_name", "identity", "cursor_order");

    private static final String SELECT = "SELECT * FROM " + TABLE + " ORDER BY stream, namespace, table_name";
    private static final String INSERT =
            "INSERT INTO " + TABLE + " (stream, namespace, table_name, mode, state, row_count,"
                    + " committed_at, completed_at, open_slices, error, columns, sync_name, identity, cursor_order)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM " + TABLE + " WHERE table_name = ?";

    private final Connection connection;

    KeptTable(Connection connection) {
        this.connection = connection;
    }

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
        if (!exists()) {
            return streams;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
            boolean hasNames = columns(rows).containsAll(LATER);
            while (rows.next()) {
                streams.add(stream(rows, hasNames));
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

    private boolean exists() throws SQLException {
        return exists(connection, TABLE);
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

    private static KeptStream stream(ResultSet row, boolean hasNames) throws SQLException {
        return new KeptStream(
                new StreamDescriptor(row.getString("stream"), row.getString("namespace")),
                hasNames ? KeptJson.identity(row.getString("sync_name"), row.getString("identity")) : null,
                row.getString("table_name"),
                WriteMode.valueOf(row.getString("mode")),
                KeptJson.columns(row.getString("columns")),
                hasNames ? KeptJson.order(row.getString("cursor_order")) : null,
                new KeptProgress(
                        KeptJson.state(row.getString("state")),
                        row.getLong("row_count"),
                        time(row.getString("committed_at")),
                        time(row.getString("completed_at")),
                        row.getLong("open_slices"),
                        row.getString("error")));
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    void write(List<KeptStream> streams) throws SQLException {
        for (KeptStream kept : streams) {
            write(kept);
        }
    }

    private void write(KeptStream kept) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, kept.table());
            delete.executeUpdate();
        }
        KeptProgress progress = kept.progress();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, kept.stream().name());
            insert.setString(2, kept.stream().namespace());
            insert.setString(3, kept.table());
            insert.setString(4, kept.mode().name());
            insert.setString(5, KeptJson.state(progress.state()));
            insert.setLong(6, progress.rows());
            insert.setString(7, text(progress.committedAt()));
            insert.setString(8, text(progress.completedAt()));
            insert.setLong(9, progress.openSlices());
            insert.setString(
                    10, progress.error() == null ? null : progress.error().replace("\u0000", ""));
            insert.setString(11, KeptJson.columns(kept.columns()));
            insert.setString(12, kept.sync() == null ? null : kept.sync().sync());
            insert.setString(13, KeptJson.identity(kept.sync()));
            insert.setString(14, KeptJson.order(kept.order()));
            insert.executeUpdate();
        }
    }
}
