package dev.cairn.destinations.internal.duckdb;

import dev.cairn.destinations.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** How much memory DuckDB may use for a connection. Confined to one thread. */
final class DuckDbMemory {

    /** MB for tables of few columns. Rows that are read go to disk soon; memory helps when rows are sorted. */
    static final int MEGABYTES = 150;

    /** MB for a statement for which the limit is too low: DuckDB takes 2048 rows at a time, however wide they are. */
    private static final int MOST_MEGABYTES = 4000;

    /** How many columns the widest table has to which rows were added. */
    private int widest;

    /**
     * Makes room for a table: rows that are added take up to 512 KiB for each column, however few they are, and as much again
     * when they are written into the file.
     */
    void fit(Connection connection, int columns) throws SQLException {
        if (columns > widest) {
            widest = columns;
            limit(connection, MEGABYTES + widest);
        }
    }

    /** Runs a statement, and again with more memory if it needs that. */
    void run(Connection connection, String sql) throws SQLException {
        try {
            Sql.run(connection, sql);
        } catch (SQLException e) {
            if (!DuckDbErrors.saysOutOfMemory(e)) {
                throw e;
            }
            limit(connection, MOST_MEGABYTES);
            try {
                Sql.run(connection, sql);
            } finally {
                lower(connection);
            }
        }
    }

    private void lower(Connection connection) throws SQLException {
        try {
            limit(connection, MEGABYTES + widest);
        } catch (SQLException e) {
            if (!DuckDbErrors.saysOutOfMemory(e)) { // it is still in use, and stays until the next time
                throw e;
            }
        }
    }

    private static void limit(Connection connection, int megabytes) throws SQLException {
        Sql.run(connection, "SET memory_limit = '" + megabytes + "MB'");
    }
}
