package dev.cairn.retrieval.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatBreaksOffLeavesWhatWasThere() throws IOException {
        StagingFolder staging = new StagingFolder(folder);
        Path file = staging.place("articles/a.txt");
        staging.write(file, bytes("whole"));
        assertThrows(
                IOException.class,
                () -> staging.write(file, new SequenceInputStream(bytes("half"), new BrokenStream())));
        assertEquals("whole", Files.readString(file));
        try (Stream<Path> files = Files.list(folder.resolve("articles"))) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aFolderOfAnotherUserIsNotUsed() throws IOException {
        Path missing = folder.resolve("missing");
        assertEquals(missing, StagingFolder.ownOr(missing));
        assertEquals(folder, StagingFolder.ownOr(folder));

        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        Path own = StagingFolder.ownOr(link);
        assertNotEquals(link, own);
        Files.delete(own);

        Path foreign = Path.of("/");
        if (Files.getOwner(foreign).equals(Files.getOwner(folder))) {
            foreign = Files.createDirectory(folder.resolve("foreign"));
            Files.setOwner(
                    foreign,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        Path other = StagingFolder.ownOr(foreign);
        assertNotEquals(foreign, other);
        Files.delete(other);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class BrokenStream extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("broken off");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }
    }
}
