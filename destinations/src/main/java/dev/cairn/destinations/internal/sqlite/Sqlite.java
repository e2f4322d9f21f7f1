package dev.cairn.destinations.internal.sqlite;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.internal.access.Drivers;
import dev.cairn.destinations.internal.access.OpenedFile;
import dev.cairn.destinations.internal.access.WriteLock;
import dev.cairn.destinations.internal.number.Decimals;
import dev.cairn.destinations.internal.sql.BulkRows;
import dev.cairn.destinations.internal.sql.Sql;
import dev.cairn.destinations.internal.sql.SqlDialect;
import dev.cairn.destinations.internal.sql.SqlSession;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.sqlite.Function;

/**
 * SQLite, in write-ahead mode: others read while a sync writes. Types of columns are hints there; values keep their own.
 */
final class Sqlite implements SqlDialect {

    private static final String DRIVER = "org.sqlite.JDBC";
    private static final String ARTIFACT = "org.xerial:sqlite-jdbc";
    private static final int BUSY_MILLIS = 10_000;

    /** SQLITE_ERROR, TOOBIG, CONSTRAINT and MISMATCH. */
    private static final Set<Integer> ABOUT_TABLES = Set.of(1, 18, 19, 20);

    private final Path file;

    Sqlite(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "sqlite:" + file;
    }

    @Override
    public Connection reader() throws SQLException, DestinationException {
        return connect(Files.exists(file) ? url() : "jdbc:sqlite::memory:");
    }

    @Override
    public SqlSession writer() throws SQLException, DestinationException {
        refuseSecondName();
        WriteLock lock = WriteLock.beside(file, name());
        Connection connection = connect(url());
        ShortestText.addTo(connection);
        Sql.run(connection, "PRAGMA journal_mode=WAL");
        Sql.run(connection, "PRAGMA synchronous=NORMAL");
        Sql.run(connection, "PRAGMA cache_size=-16000");
        Sql.run(connection, "PRAGMA temp_store=FILE");
        connection.setAutoCommit(false);
        return new SqlSession(connection, lock, OpenedFile.of(file)::requireThere);
    }

    private String url() {
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    /** The journal is beside the file: under another name there is another one, and the database breaks. */
    private void refuseSecondName() throws DestinationException {
        if (Files.isDirectory(file)) {
            throw new DestinationException(
                    file + " is a folder; name a file in it, such as sqlite:" + file.resolve("rows.db"));
        }
        try {
            if (Files.exists(file) && Files.getAttribute(file, "unix:nlink") instanceof Integer names && names > 1) {
                throw new DestinationException(
                        file + " has " + names + " names (hard links), and a database of SQLite must have "
                                + "one. Make a copy of it, and use that.");
            }
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            // a system without such names
        } catch (DestinationException e) {
            throw e;
        } catch (IOException e) {
            throw new DestinationException("Cannot read " + file + ": " + FailureWords.of(e), e);
        }
    }

    private Connection connect(String url) throws SQLException, DestinationException {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
        return UnpackedLibrary.with(() -> Drivers.connect(DRIVER, ARTIFACT, url, properties));
    }

    /** None of its own; longer names are a burden. */
    @Override
    public int longestName() {
        return 255;
    }

    @Override
    public boolean takesNul() {
        return true;
    }

    @Override
    public String type(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "INTEGER";
            case NUMBER -> "REAL";
            case DECIMAL, TEXT, JSON -> "TEXT";
        };
    }

    @Override
    public String rowId() {
        return "rowid";
    }

    @Override
    public String widened(String value, ColumnType from, ColumnType to) {
        if (to == ColumnType.NUMBER) {
            return "CAST(" + value + " AS REAL)";
        }
        return switch (from) {
            case BOOLEAN -> "CASE " + value + " WHEN 0 THEN 'false' WHEN 1 THEN 'true' END";
            case INTEGER -> "CAST(" + value + " AS TEXT)";
            case NUMBER -> "CASE WHEN " + value + " IS NOT NULL THEN " + ShortestText.NAME + "(" + value + ") END";
            case TEXT -> "CASE WHEN " + value + " IS NOT NULL THEN json_quote(" + value + ") END";
            case DECIMAL, JSON -> value;
        };
    }

    /** There is no statement for it. */
    @Override
    public List<String> widen(String table, Column from, ColumnType to) {
        String column = Sql.name(from.name());
        String wider = Sql.name("_cairn_wider");
        return List.of(
                "ALTER TABLE " + table + " ADD COLUMN " + wider + " " + type(to),
                "UPDATE " + table + " SET " + wider + " = " + widened(column, from.type(), to),
                "ALTER TABLE " + table + " DROP COLUMN " + column,
                "ALTER TABLE " + table + " RENAME COLUMN " + wider + " TO " + column);
    }

    @Override
    public boolean wantsIndex() {
        return true;
    }

    @Override
    public BulkRows bulk(Connection connection, String table, List<Column> columns) throws SQLException {
        return new SqliteRows(connection, table, columns);
    }

    /** A view keeps a table from being renamed. */
    @Override
    public boolean isUsed(Connection connection, String table) throws SQLException {
        return Sql.number(
                        connection,
                        "SELECT count(*) FROM sqlite_master WHERE type = 'view' OR (type IN ('index', 'trigger')"
                                + " AND tbl_name = " + Sql.text(table)
                                + " COLLATE NOCASE AND name NOT LIKE '\\_cairn\\_%'"
                                + " ESCAPE '\\')")
                > 0;
    }

    @Override
    public boolean concernsOneTable(SQLException e) {
        return ABOUT_TABLES.contains(e.getErrorCode() & 0xff);
    }

    @Override
    public String explain(SQLException e) {
        String text = SqlDialect.super.explain(e);
        return text.contains("SQLITE_BUSY")
                ? text + ". Another program holds the database; end it, or try again."
                : text;
    }

    /** A function for the shortest text of a double that is not null, which SQLite itself does not know. */
    private static final class ShortestText extends Function {

        static final String NAME = "_cairn_shortest";

        /** Here, so that no class that is needed to say that the driver is missing needs the driver. */
        static void addTo(Connection connection) throws SQLException {
            Function.create(connection, NAME, new ShortestText());
        }

        @Override
        protected void xFunc() throws SQLException {
            result(Decimals.text(value_double(0)));
        }
    }

    /** Adds rows with one prepared statement, a batch at a time. */
    private static final class SqliteRows implements BulkRows {

        private static final int BATCH = 200;

        private final PreparedStatement insert;
        private final ColumnType[] types;
        private int batched;

        SqliteRows(Connection connection, String table, List<Column> columns) throws SQLException {
            String names =
                    columns.stream().map(column -> Sql.name(column.name())).collect(Collectors.joining(", "));
            String values = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
            insert = connection.prepareStatement("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")");
            types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        }

        @Override
        public void append(Row row) throws SQLException {
            for (int i = 0; i < types.length; i++) {
                if (row.isNull(i)) {
                    insert.setObject(i + 1, null);
                    continue;
                }
                switch (types[i]) {
                    case BOOLEAN -> insert.setBoolean(i + 1, row.booleanAt(i));
                    case INTEGER -> insert.setLong(i + 1, row.integerAt(i));
                    case NUMBER -> insert.setDouble(i + 1, row.numberAt(i));
                    case DECIMAL, TEXT, JSON -> insert.setString(i + 1, row.textAt(i));
                }
            }
            insert.addBatch();
            if (++batched == BATCH) {
                insert.executeBatch();
                batched = 0;
            }
        }

        @Override
        public void close() throws SQLException {
            if (batched > 0) {
                insert.executeBatch();
            }
            insert.close();
        }
    }
}
