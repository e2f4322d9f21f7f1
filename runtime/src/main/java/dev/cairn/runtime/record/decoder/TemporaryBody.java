package dev.cairn.runtime.record.decoder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A body on disk, for formats that are not read from front to back; deleted when closed. */
public final class TemporaryBody implements Closeable {

    private final Path file;

    private TemporaryBody(Path file) {
        this.file = file;
    }

    /** Reads a body to its end and closes it. The file can be read by its owner only. */
    public static TemporaryBody of(InputStream body) throws IOException {
        try (body) {
            TemporaryBody temporary = new TemporaryBody(Files.createTempFile("cairn-", ".body"));
            try {
                Files.copy(body, temporary.file, StandardCopyOption.REPLACE_EXISTING);
                return temporary;
            } catch (IOException | RuntimeException e) {
                temporary.close();
                throw e;
            }
        }
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
