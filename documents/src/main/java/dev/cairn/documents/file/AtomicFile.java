package dev.cairn.documents.file;

import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that is replaced as a whole: a reader sees, at any time, the old content or the new one, and so does the
 * next process after a crash. Thread-safe.
 *
 * <p>Where the path is a symbolic link, the file that it leads to is replaced. A file that is there keeps its permissions. A device
 * or a pipe is never replaced or removed: the content is written into it.
 */
public final class AtomicFile {

    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");
    private static final int MOST_LINKS = 40;

    private final Path path;

    /** @param path need not be there yet; its folder must */
    public AtomicFile(Path path) {
        this.path = path;
    }

    /** Replaces the content. A new file can be read by its owner only: it may hold secrets. */
    public void replace(byte[] content) throws IOException {
        replace(content, false);
    }

    /** Replaces the content. A new file can be read by everyone who can read its folder: for what other programs collect. */
    public void replaceForAll(byte[] content) throws IOException {
        replace(content, true);
    }

    /** Removes the file, if it is one and there. */
    public void delete() throws IOException {
        Path target = target();
        if (!isDevice(target)) {
            Files.deleteIfExists(target);
        }
    }

    private void replace(byte[] content, boolean isForAll) throws IOException {
        Path target = target();
        if (isDevice(target)) {
            DeviceOutput.write(target, content);
            return;
        }
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder");
        }
        Path folder = Objects.requireNonNull(target.getParent(), "the path is absolute");
        if (!Files.isDirectory(folder)) {
            throw new FileSystemException(target.toString(), null, "there is no folder " + folder);
        }
        // Created with the permissions 0600, in the same folder, since only there it can be moved in one step.
        Path beside = Files.createTempFile(folder, "." + target.getFileName(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (Files.exists(target)) {
                copyPermissions(target, beside);
            } else if (isForAll) {
                permit(beside, FOR_ALL);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Where links lead, whether or not there is a file. */
    private Path target() throws IOException {
        Path at = path.toAbsolutePath();
        for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(at); links++) {
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return Files.exists(at) && !Files.isSymbolicLink(at) ? at.toRealPath() : at.normalize();
    }

    private static boolean isDevice(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file) && !Files.isDirectory(file);
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

    /**
     * Writes into devices and pipes. A pipe that nobody reads would keep its writer for ever, so that is done in a thread of its own, which
     * is waited for as long as somebody can be expected to read.
     */
    private static final class DeviceOutput {

        private static final int SECONDS = 5;
        private static final OpenOption[] AS_IT_IS = {StandardOpenOption.WRITE};

        private DeviceOutput() {}

        /** @throws IOException if the device takes nothing, or nobody has read it after a few seconds */
        static void write(Path device, byte[] content) throws IOException {
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                try (var out = Channels.newOutputStream(Files.newByteChannel(device, AS_IT_IS))) {
                    out.write(content);
                }
                return true;
            });
            Thread thread = new Thread(task, "device-output");
            thread.setDaemon(true);
            thread.start();
            try {
                task.get(SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                thread.interrupt(); // closes the channel, if it is open
                release(device);
                throw new FileSystemException(device.toString(), null, "nobody reads it");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                release(device);
                throw new FileSystemException(device.toString(), null, "the writer was interrupted");
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new FileSystemException(device.toString(), null, FailureWords.of(cause));
            }
        }

        /** Opens a pipe for a moment as its reader, so that its writer does not wait any more. */
        private static void release(Path device) throws IOException {
            Files.newByteChannel(device, StandardOpenOption.READ).close();
        }
    }
}
