package dev.cairn.destinations.internal.access;

import dev.cairn.destinations.DestinationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open, which somebody may remove or replace.
 *
 * @param identity tells it from other files with the same name; null on systems that have none
 */
public record OpenedFile(Path file, @Nullable Object identity) {

    /** The file that has this name now. */
    public static OpenedFile of(Path file) throws DestinationException {
        try {
            return new OpenedFile(file, identity(file));
        } catch (IOException e) {
            throw new DestinationException("Cannot read " + file + ": " + e, e);
        }
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /**
     * Requires that the file is still the one that was opened.
     *
     * @throws DestinationException if the name leads to no file, or to another one
     */
    public void requireThere() throws DestinationException {
        try {
            if (Objects.equals(identity, identity(file))) {
                return;
            }
        } catch (IOException e) {
            // It is gone, or as good as gone.
        }
        throw new DestinationException("The file " + file + " was " + (Files.exists(file) ? "replaced" : "removed")
                + " while the sync wrote to it. Rows of this sync are lost; the next sync goes on from what is"
                + " there then.");
    }
}
