package dev.cairn.destinations.internal.duckdb;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.internal.access.OpenedFile;
import dev.cairn.destinations.internal.access.WriteLock;
import dev.cairn.destinations.internal.number.Decimals;
import dev.cairn.destinations.internal.sql.BulkRows;
import dev.cairn.destinations.internal.sql.Sql;
import dev.cairn.destinations.internal.sql.SqlDialect;
import dev.cairn.destinations.internal.sql.SqlSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** DuckDB. One process at a time can open a file. */
public final class DuckDb implements SqlDialect {

    /** The bytes of rows that are not in the file yet. Those of small tables cannot be put aside on disk. */
    private static final String UNWRITTEN =
            "SELECT memory_usage_bytes FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'";

    private static final long MOST_UNWRITTEN = 40_000_000;

    private final Path file;
    private final boolean forJsonLines;
    private final DuckDbMemory memory = new DuckDbMemory();

    public DuckDb(Path file) {
        this(file, false);
    }

    private DuckDb(Path file, boolean forJsonLines) {
        this.file = file;
        this.forJsonLines = forJsonLines;
    }

    /** A database whose tables are to become JSON Lines, in which numbers should be numbers. */
    public static DuckDb forJsonLines(Path file) {
        return new DuckDb(file, true);
    }

    @Override
    public String name() {
        return "duckdb:" + file;
    }

    @Override
    public Connection reader() throws SQLException, DestinationException {
        return Files.exists(file) ? DuckDbConnections.open(file) : DuckDbConnections.connect("jdbc:duckdb:");
    }

    @Override
    public SqlSession writer() throws SQLException, DestinationException {
        WriteLock lock = WriteLock.beside(file, name());
        Connection connection;
        try {
            connection = DuckDbConnections.open(file);
        } catch (SQLException | DestinationException e) {
            lock.release();
            throw e;
        }
        connection.setAutoCommit(false);
        return new SqlSession(connection, lock, OpenedFile.of(file)::requireThere);
    }

    /** None of its own; longer names are a burden. */
    @Override
    public int longestName() {
        return 255;
    }

    @Override
    public boolean takesNul() {
        return false;
    }

    @Override
    public String type(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "BIGINT";
            case NUMBER -> "DOUBLE";
            case DECIMAL -> forJsonLines ? "JSON" : "VARCHAR";
            case TEXT -> "VARCHAR";
            case JSON -> "JSON";
        };
    }

    @Override
    public String rowId() {
        return "rowid";
    }

    @Override
    public String widened(String value, ColumnType from, ColumnType to) {
        return switch (to) {
            case NUMBER -> "CAST(" + value + " AS DOUBLE)";
            case DECIMAL -> decimal(text(value, from));
            case TEXT ->
                forJsonLines && from == ColumnType.DECIMAL ? value + " ->> '$'" : "CAST(" + value + " AS VARCHAR)";
            case BOOLEAN, INTEGER, JSON ->
                from == ColumnType.DECIMAL ? "CAST(" + value + " AS JSON)" : "to_json(" + value + ")";
        };
    }

    /** The text of a number as {@link Decimals} gives it. */
    private static String text(String value, ColumnType from) {
        String text = "CAST(" + value + " AS VARCHAR)";
        return from == ColumnType.INTEGER
                ? text
                : "CASE WHEN abs(" + value + ") < 1e37 AND " + value + " = trunc(" + value + ") THEN CAST(CAST(" + text
                        + " AS DECIMAL(38, 0)) AS VARCHAR) ELSE " + text + " END";
    }

    private String decimal(String text) {
        return forJsonLines
                ? "CASE WHEN contains(" + text + ", 'e') THEN to_json(" + text + ") ELSE CAST(" + text + " AS JSON) END"
                : text;
    }

    @Override
    public boolean wantsIndex() {
        return false;
    }

    /** Like other changes of the table: DuckDB does not commit rows that change beside its columns. */
    @Override
    public String forget(String table, String column) {
        return "ALTER TABLE " + table + " ALTER COLUMN " + column + " TYPE BIGINT USING CAST(NULL AS BIGINT)";
    }

    @Override
    public String clear(String table) {
        return empty("TEMPORARY TABLE ", table);
    }

    /**
     * Puts an empty table in the place of one: deleted rows would keep their memory.
     *
     * @param kind how a table of its kind is created
     */
    public static String empty(String kind, String table) {
        return "CREATE OR REPLACE " + kind + table + " AS FROM " + table + " LIMIT 0";
    }

    /** Writes rows into the file before those of many tables fill the memory: DuckDB itself waits for many rows. */
    @Override
    public void committed(Connection connection) throws SQLException {
        if (Sql.number(connection, UNWRITTEN) > MOST_UNWRITTEN) {
            try {
                Sql.run(connection, "CHECKPOINT");
            } catch (SQLException e) {
                connection.rollback(); // another connection of this program writes; the next commit tries again
            }
        }
    }

    @Override
    public BulkRows bulk(Connection connection, String table, List<Column> columns) throws SQLException {
        memory.fit(connection, columns.size());
        return new DuckDbRows(connection, table, columns, forJsonLines);
    }

    /** Runs a statement, with more memory if it needs that. */
    public void runWithMemory(Connection connection, String sql) throws SQLException {
        memory.run(connection, sql);
    }

    @Override
    public boolean isUsed(Connection connection, String table) {
        return false;
    }

    /** Rows cannot be deleted and come again in one transaction where an index is unique. */
    @Override
    public List<String> indexes(Connection connection, String table) throws SQLException {
        return Sql.texts(connection, "SELECT sql FROM duckdb_indexes() WHERE table_name = " + Sql.text(table));
    }

    @Override
    public boolean concernsOneTable(SQLException e) {
        return DuckDbErrors.concernsOneTable(e);
    }

    @Override
    public String explain(SQLException e) {
        String text = SqlDialect.super.explain(new SQLException(DuckDbErrors.cause(e), e));
        return DuckDbErrors.saysLocked(e)
                ? name() + " is open in another process, and DuckDB lets only one in. Close it there. (" + text + ")"
                : text;
    }
}
