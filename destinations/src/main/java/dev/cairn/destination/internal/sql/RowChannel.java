package dev.cairn.destination.internal.sql;

import dev.cairn.destination.Column;
import dev.cairn.destination.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fast way into one table of a connection at a time. It stays open as long as rows of the same table come. */
public final class RowChannel {

    private final SqlDialect dialect;
    private final Connection connection;
    private String filling = "";
    private @Nullable BulkRows rows;

    public RowChannel(SqlDialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** Adds a row to a table, whose name is in quotes. */
    public void append(String table, List<Column> columns, Row row) throws SQLException {
        if (rows == null || !filling.equals(table)) {
            finish();
            filling = table;
            rows = dialect.bulk(connection, table, columns);
        }
        Objects.requireNonNull(rows).append(row);
    }

    /** Ends the fast way, so that other statements can come. */
    public void finish() throws SQLException {
        BulkRows open = rows;
        rows = null;
        if (open != null) {
            open.close();
        }
    }

    /** Deletes the rows that were added to a table last. */
    public void withdraw(String table, long count) throws SQLException {
        finish();
        String id = dialect.rowId();
        Sql.run(
                connection,
                "DELETE FROM " + table + " WHERE " + id + " IN (SELECT " + id + " FROM " + table + " ORDER BY " + id
                        + " DESC LIMIT " + count + ")");
    }

    /** Gives up what has not been sent. */
    public void abandon() throws SQLException {
        if (rows != null) {
            rows.abandon();
        }
    }
}
