package dev.cairn.destinations.internal.sqlite;

import dev.cairn.destinations.DestinationException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The folder into which the driver unpacks its library, which is removed as soon as the library is loaded: otherwise a process that is
 * killed would leave it. Where the system does not let a library be removed that is in use, the driver does it at the end.
 */
final class UnpackedLibrary implements AutoCloseable {

    /** Where the driver looks for a folder, if it is set. */
    static final String FOLDER = "org.sqlite.tmpdir";

    private static final String PREFIX = "cairn-sqlite-";

    /** Nobody needs so long from unpacking to loading. */
    private static final Duration OLD = Duration.ofMinutes(10);

    private static volatile boolean isLoaded;

    private final Path folder;

    private UnpackedLibrary(Path folder) {
        this.folder = folder;
    }

    /** Connects, for which the driver may load its library. */
    interface Connecting {
        Connection connect() throws SQLException, DestinationException;
    }

    /** Connects; the first time, the driver loads its library. */
    static Connection with(Connecting driver) throws SQLException, DestinationException {
        return isLoaded ? driver.connect() : loading(driver);
    }

    private static synchronized Connection loading(Connecting driver) throws SQLException, DestinationException {
        UnpackedLibrary library = isLoaded || System.getProperty(FOLDER) != null ? null : prepare();
        if (library == null) {
            return driver.connect();
        }
        try (library) {
            System.setProperty(FOLDER, library.folder.toString());
            Connection connection = driver.connect();
            isLoaded = true;
            return connection;
        } finally {
            System.clearProperty(FOLDER);
        }
    }

    /** Null where there can be no such folder: the driver says then what is wrong. */
    private static @Nullable UnpackedLibrary prepare() {
        try {
            sweep(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
            return new UnpackedLibrary(Files.createTempDirectory(PREFIX));
        } catch (IOException e) {
            return null;
        }
    }

    /** Removes folders of processes that were killed while they loaded the library. */
    static void sweep(Path temporary, Instant now) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : left) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(OLD))) {
                    new UnpackedLibrary(folder).close();
                }
            }
        }
    }

    @Override
    public void close() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It is in use, or somebody else's.
        }
    }
}
