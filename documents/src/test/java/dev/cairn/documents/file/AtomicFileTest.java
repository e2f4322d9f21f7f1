package dev.cairn.documents.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    void aNewFileForAllCanBeReadByOthers() throws IOException {
        Path file = folder.resolve("file");

        new AtomicFile(file).replaceForAll(CONTENT);

        assertEquals("new rw-r--r--", contentAndPermissions(file));
    }

    @Test
    void replacingForAllKeepsPermissions() throws IOException {
        Path file = folder.resolve("file");
        new AtomicFile(file).replace(CONTENT);

        new AtomicFile(file).replaceForAll(CONTENT);

        assertEquals("new rw-------", contentAndPermissions(file));
    }

    @Test
    void aLinkToNothingStaysAndItsFileIsMade() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));

        new AtomicFile(link).replace(CONTENT);

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(folder.resolve("later")));
    }

    @Test
    void deletingThroughALinkLeavesTheLink() throws IOException {
        Path file = readableByAll("file");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

        new AtomicFile(link).delete();

        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.exists(file));
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path file = folder.resolve("missing/file");

        IOException e = assertThrows(IOException.class, () -> new AtomicFile(file).replace(CONTENT));

        assertTrue(
                String.valueOf(e.getMessage()).endsWith("there is no folder " + folder.resolve("missing")),
                e.getMessage());
    }

    /** The user of the tests may be one that could replace it. */
    @Test
    void aDeviceIsWrittenIntoAndStays() throws IOException {
        Path device = Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/full"));

        IOException full = assertThrows(IOException.class, () -> new AtomicFile(device).replace(CONTENT));
        assertTrue(String.valueOf(full.getMessage()).contains("No space left"), full.getMessage());
        new AtomicFile(device).delete();

        assertTrue(Files.exists(Path.of("/dev/full")) && !Files.isRegularFile(Path.of("/dev/full")));
        new AtomicFile(Path.of("/dev/null")).replace(CONTENT);
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    void aPipeGetsWhatIsWritten() throws Exception {
        Path pipe = pipe();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try (BufferedReader reader = new BufferedReader(new FileReader(pipe.toFile(), StandardCharsets.UTF_8))) {
                return reader.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        new AtomicFile(pipe).replace(CONTENT);

        assertEquals("new", read.get());
        assertFalse(Files.isRegularFile(pipe));
    }

    @Test
    void aPipeThatNobodyReadsIsGivenUp() throws Exception {
        Path pipe = pipe();

        IOException e = assertThrows(IOException.class, () -> new AtomicFile(pipe).replace(CONTENT));

        assertTrue(String.valueOf(e.getMessage()).contains("nobody reads it"), e.getMessage());
        assertTrue(Files.exists(pipe));
    }

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
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
