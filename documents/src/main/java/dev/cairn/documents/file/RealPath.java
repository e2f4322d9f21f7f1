package dev.cairn.documents.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where a path leads when its symbolic links are followed.
 *
 * @param path absolute, without links
 */
public record RealPath(Path path) {

    /**
     * Where a path leads that need not be there: of one that is not, where the deepest folder above it leads.
     *
     * @throws IOException if it is or goes through a link that leads nowhere, or cannot be read
     */
    public static RealPath of(Path path) throws IOException {
        return new RealPath(existing(path.toAbsolutePath()).toRealPath());
    }

    private static Path existing(Path path) {
        Path above = path.getParent();
        return above == null || Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? path : existing(above);
    }

    /**
     * Whether it is inside of a folder, or the folder itself, which may be named by a link.
     *
     * @throws IOException if the folder is not there
     */
    public boolean isIn(Path folder) throws IOException {
        return path.startsWith(folder.toRealPath());
    }
}
