package dev.cairn.workbench.published;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The right to change the folder with all connectors, which one process has at a time. A connector's folder is exchanged as a
 * whole: whenever the process dies, the old one is there or the new one, if need be after the next change.
 */
final class FolderChange implements AutoCloseable {

    /** Stays there: to delete it would let two processes lock two files of this name. */
    private static final String BUSY = ".busy";

    /** The Python environment of a connector: large, and moved as a whole. One that is lost can be made again. */
    private static final String ENVIRONMENT = ".venv";

    private static final String OLD = ".old";
    private static final String NEW = ".new";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private FolderChange(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until no other process changes the folder, which need not be there; then makes whole what was left in pieces. */
    static FolderChange begin(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(BUSY), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FolderChange change = new FolderChange(folder, channel, channel.lock());
        change.repair();
        return change;
    }

    private void repair() throws IOException {
        for (Path left : entries()) {
            String name = left.getFileName().toString();
            if (name.startsWith(".") && name.endsWith(NEW)) {
                delete(left);
            } else if (name.startsWith(".") && name.endsWith(OLD)) {
                Path whole = folder.resolve(name.substring(1, name.length() - OLD.length()));
                if (Files.exists(whole)) {
                    delete(left);
                } else {
                    Files.move(left, whole);
                }
            }
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /**
     * Puts a connector's files into its folder, in place of those that were there.
     *
     * @param replaced the paths of those; all others in the folder are a person's own and stay
     */
    void put(ConnectorName name, ConnectorFiles files, Collection<String> replaced) throws IOException {
        Path target = folder.resolve(name.text());
        Path fresh = folder.resolve("." + name + NEW);
        Path old = folder.resolve("." + name + OLD);
        try {
            Files.createDirectory(fresh);
            if (Files.exists(target)) {
                copyOthers(target, fresh, files, replaced);
            }
            files.write(fresh);
            if (Files.exists(target)) {
                Files.move(target, old);
            }
            Files.move(fresh, target);
            if (Files.exists(old.resolve(ENVIRONMENT))) {
                Files.move(old.resolve(ENVIRONMENT), target.resolve(ENVIRONMENT));
            }
        } finally {
            repair(); // the old folder goes, or comes back where the new one could not be moved
        }
    }

    private static void copyOthers(Path from, Path to, ConnectorFiles files, Collection<String> replaced)
            throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                return entered.equals(from.resolve(ENVIRONMENT))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(file);
                String path = relative.toString().replace('\\', '/');
                if (!files.has(path) && !replaced.contains(path)) {
                    Path copy = to.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
