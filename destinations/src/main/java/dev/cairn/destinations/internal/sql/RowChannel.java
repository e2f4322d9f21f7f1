package dev.cairn.destinations.internal.sql;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fast way into one table of a connection at a time. It stays open as long as rows of the same table come. */
public final class RowChannel {

    private final SqlDialect dialect;
    private final Connection connection;
    private final Map<String, SQLException> failures = new HashMap<>();
    private String filling = "";
    private @Nullable BulkRows rows;
    private @Nullable Savepoint before;

    public RowChannel(SqlDialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    SqlDialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Adds a row to a table, whose name is in quotes.
     *
     * @throws SQLException if this table's rows cannot be written
     * @throws DestinationException if rows of other tables are lost with them
     */
    public void append(String table, List<Column> columns, Row row) throws SQLException, DestinationException {
        if (rows == null || !filling.equals(table)) {
            finish();
            check(table);
            filling = table;
            before = NestedTransaction.savepoint(connection);
            rows = dialect.bulk(connection, table, columns);
        }
        try {
            Objects.requireNonNull(rows).append(row);
        } catch (SQLException e) {
            undo(e);
            throw e;
        }
    }

    /**
     * Ends the fast way, so that other statements can come. If rows of the table that was filled cannot be written, it is
     * {@link #check} that says so: what comes next may concern another table.
     */
    public void finish() throws SQLException, DestinationException {
        BulkRows open = rows;
        if (open != null) {
            try {
                open.close();
                rows = null;
                if (before != null) {
                    connection.releaseSavepoint(before);
                }
            } catch (SQLException e) {
                undo(e);
            }
        }
    }

    /** Says whether rows that were added to a table could be written: throws why not. */
    public void check(String table) throws SQLException {
        SQLException failure = failures.get(table);
        if (failure != null) {
            throw failure;
        }
    }

    private void undo(SQLException failure) throws SQLException, DestinationException {
        if (before == null || !dialect.concernsOneTable(failure)) {
            throw new DestinationException(dialect.explain(failure), failure);
        }
        abandon();
        rows = null;
        connection.rollback(before);
        connection.releaseSavepoint(before);
        failures.put(filling, failure);
    }

    /** Deletes the rows that were added to a table last. */
    public void withdraw(String table, long count) throws SQLException, DestinationException {
        finish();
        check(table);
        String id = dialect.rowId();
        Sql.run(
                connection,
                "DELETE FROM " + table + " WHERE " + id + " IN (SELECT " + id + " FROM " + table + " ORDER BY "
                        + dialect.order() + " DESC LIMIT " + count + ")");
    }

    /** Gives up what has not been sent. */
    public void abandon() throws SQLException {
        if (rows != null) {
            rows.abandon();
        }
    }
}
