package dev.cairn.destinations.internal.duckdb;

import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.internal.access.Drivers;
import dev.cairn.destinations.internal.access.LockWait;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** Connects to DuckDB. */
public final class DuckDbConnections {

    private static final String DRIVER = "org.duckdb.DuckDBDriver";
    private static final String ARTIFACT = "org.duckdb:duckdb_jdbc";
    private static final String SQLITE = "SQLite format 3";

    private DuckDbConnections() {}

    /** Opens a file, and waits a while for another process that has it. */
    static Connection open(Path file) throws SQLException, DestinationException {
        refuseSqlite(file);
        LockWait wait = new LockWait();
        while (true) {
            try {
                return connect("jdbc:duckdb:" + file.toAbsolutePath());
            } catch (SQLException e) {
                if (!DuckDbErrors.saysLocked(e) || !wait.lasts()) {
                    throw e;
                }
            }
        }
    }

    private static void refuseSqlite(Path file) throws DestinationException {
        try (InputStream start = Files.exists(file) ? Files.newInputStream(file) : InputStream.nullInputStream()) {
            if (new String(start.readNBytes(SQLITE.length()), StandardCharsets.ISO_8859_1).equals(SQLITE)) {
                throw new DestinationException(file + " is a database of SQLite. Its address is sqlite:" + file);
            }
        } catch (DestinationException e) {
            throw e;
        } catch (IOException e) {
            throw new DestinationException("Cannot read " + file + ": " + e, e);
        }
    }

    /**
     * Connects.
     *
     * @param url of a file, or of nothing for a database in memory
     */
    public static Connection connect(String url) throws SQLException, DestinationException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", DuckDbMemory.MEGABYTES + "MB");
        properties.setProperty("threads", "2");
        properties.setProperty("autoinstall_known_extensions", "false"); // they come from the internet
        properties.setProperty("autoload_known_extensions", "false");
        return Drivers.connect(DRIVER, ARTIFACT, url, properties);
    }
}
