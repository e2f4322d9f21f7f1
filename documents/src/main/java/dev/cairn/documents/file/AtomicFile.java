package dev.cairn.documents.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is replaced as a whole: a reader sees, at any time, the old content or the new one, and so does the
 * next process after a crash. Where the path is a symbolic link, the file that it leads to is replaced. Thread-safe.
 */
public final class AtomicFile {

    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private final Path path;

    /** Who can read the new file. */
    private enum Readers {
        AS_BEFORE,
        OWNER,
        ALL
    }

    /** @param path need not be there yet; its folder must */
    public AtomicFile(Path path) {
        this.path = path;
    }

    /** Replaces the content. The file keeps its permissions; a new one can be read by its owner only. */
    public void replace(byte[] content) throws IOException {
        replace(content, Readers.AS_BEFORE);
    }

    /** Replaces the content. Only the owner can read the file from now on: for content that may hold secrets. */
    public void replaceForOwner(byte[] content) throws IOException {
        replace(content, Readers.OWNER);
    }

    /** Replaces the content. Everyone who can read the folder can read the file from now on: for what other programs collect. */
    public void replaceForAll(byte[] content) throws IOException {
        replace(content, Readers.ALL);
    }

    private void replace(byte[] content, Readers readers) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        // Created with the permissions 0600, in the same folder, since only there it can be moved in one step.
        Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (readers == Readers.ALL) {
                permit(beside, FOR_ALL);
            } else if (readers == Readers.AS_BEFORE && Files.exists(target)) {
                copyPermissions(target, beside);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void permit(Path file, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(permissions);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null) { // not every file system has them
            permit(to, view.readAttributes().permissions());
        }
    }
}
