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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table in which a database keeps what belongs to streams besides their rows. Its columns are for people, too. */
final class KeptTable {

    static final String TABLE = "_cairn_streams";

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS " + TABLE
            + " (stream TEXT NOT NULL, namespace TEXT, table_name TEXT NOT NULL, mode TEXT NOT NULL, state TEXT,"
            + " row_count BIGINT NOT NULL, committed_at TEXT, completed_at TEXT, open_slices BIGINT NOT NULL, error TEXT,"
            + " columns TEXT NOT NULL)";
    private static final String SELECT = "SELECT stream, namespace, table_name, mode, state, row_count, committed_at,"
            + " completed_at, open_slices, error, columns FROM " + TABLE + " ORDER BY stream, namespace";
    private static final String INSERT = "INSERT INTO " + TABLE + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE =
            "DELETE FROM " + TABLE + " WHERE stream = ? AND coalesce(namespace, '') = coalesce(?, '')";

    private final Connection connection;

    KeptTable(Connection connection) {
        this.connection = connection;
    }

    void create() throws SQLException {
        Sql.run(connection, CREATE);
    }

    List<KeptStream> read() throws SQLException {
        List<KeptStream> streams = new ArrayList<>();
        if (!exists()) {
            return streams;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
            while (rows.next()) {
                streams.add(stream(rows));
            }
        }
        return streams;
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

    private static KeptStream stream(ResultSet row) throws SQLException {
        return new KeptStream(
                new StreamDescriptor(row.getString(1), row.getString(2)),
                row.getString(3),
                WriteMode.valueOf(row.getString(4)),
                KeptJson.columns(row.getString(11)),
                new KeptProgress(
                        KeptJson.state(row.getString(5)),
                        row.getLong(6),
                        time(row.getString(7)),
                        time(row.getString(8)),
                        row.getLong(9),
                        row.getString(10)));
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
            delete.setString(1, kept.stream().name());
            delete.setString(2, kept.stream().namespace());
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
            insert.executeUpdate();
        }
    }
}
