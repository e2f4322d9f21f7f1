package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.internal.duckdb.DuckDbConnections;
import dev.cairn.destinations.internal.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where files are made that become parts of tables, beside a database of DuckDB in which rows wait. That is of no worth after a
 * sync, but for the rows of tables that a later one goes on with.
 */
record WorkFolder(Path path) {

    private static final String ROWS = "rows.duckdb";
    private static final String JOURNAL = ROWS + ".wal";

    /**
     * Removes what is of no worth. Files that are committed and could not be moved stay.
     *
     * @param keepsRows whether a later sync goes on with rows that wait
     */
    void clear(FileMoves moves, boolean keepsRows) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.toList()) {
                    if (Files.isDirectory(file)) {
                        new WorkFolder(file).clear(moves, false);
                    }
                    if (!moves.isSource(file) && !(keepsRows && hasRows(file))) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    private static boolean hasRows(Path file) {
        String name = file.getFileName().toString();
        return name.equals(ROWS) || name.equals(JOURNAL);
    }

    /**
     * Opens the database. One that cannot be opened is replaced by an empty one.
     *
     * @param waiting the tables whose rows wait on; all others are removed
     */
    Connection connect(Set<String> waiting) throws IOException, SQLException {
        Files.createDirectories(path);
        Connection connection;
        try {
            connection = open();
        } catch (SQLException e) {
            if (waiting.isEmpty()) {
                throw e;
            }
            Files.deleteIfExists(path.resolve(ROWS));
            Files.deleteIfExists(path.resolve(JOURNAL));
            connection = open();
        }
        for (String table : Sql.texts(connection, "SELECT table_name FROM duckdb_tables()")) {
            if (!waiting.contains(table)) {
                Sql.run(connection, "DROP TABLE " + Sql.name(table));
            }
        }
        return connection;
    }

    private Connection open() throws SQLException, DestinationException {
        return DuckDbConnections.connect("jdbc:duckdb:" + path.resolve(ROWS));
    }
}
