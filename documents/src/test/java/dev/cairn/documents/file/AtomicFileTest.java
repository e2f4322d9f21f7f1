package dev.cairn.documents.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private static final byte[] CONTENT = "new".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void aNewFileIsItsOwnersOnly() throws IOException {
        Path file = folder.resolve("file");

        new AtomicFile(file).replace(CONTENT);

        assertEquals("new rw-------", contentAndPermissions(file));
    }

    @Test
    void replacingKeepsPermissions() throws IOException {
        Path file = readableByAll("file");

        new AtomicFile(file).replace(CONTENT);

        assertEquals("new rw-r--r--", contentAndPermissions(file));
    }

    @Test
    void replacingForTheOwnerTakesPermissionsFromOthers() throws IOException {
        Path file = readableByAll("file");

        new AtomicFile(file).replaceForOwner(CONTENT);

        assertEquals("new rw-------", contentAndPermissions(file));
    }

    @Test
    void replacingForAllGivesPermissionsToOthers() throws IOException {
        Path file = folder.resolve("file");
        new AtomicFile(file).replaceForOwner(CONTENT);

        new AtomicFile(file).replaceForAll(CONTENT);

        assertEquals("new rw-r--r--", contentAndPermissions(file));
    }

    @Test
    void aLinkStaysAndItsFileIsReplaced() throws IOException {
        Path file = readableByAll("file");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

        new AtomicFile(link).replace(CONTENT);

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void whereReplacingFailsNothingIsLeftBeside() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("file"));
        Files.createFile(inTheWay.resolve("full"));

        assertThrows(IOException.class, () -> new AtomicFile(inTheWay).replace(CONTENT));

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(inTheWay), files.toList());
        }
    }

    private Path readableByAll(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "old");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static String contentAndPermissions(Path file) throws IOException {
        return Files.readString(file) + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
