package dev.cairn.destinations.internal.access;

import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationInUseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to write somewhere on this machine: a lock on a file, which the system takes back when the process ends. */
public final class WriteLock implements AutoCloseable {

    private static final int MOST_LINKS = 40;

    private final FileChannel channel;

    private WriteLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param file is made if it is not there, and stays
     * @param name what is locked, for messages
     * @throws DestinationInUseException if another process or thread has it
     */
    public static WriteLock take(Path file, String name) throws DestinationException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new DestinationInUseException(name);
            }
            return new WriteLock(channel);
        } catch (DestinationException e) {
            throw e;
        } catch (IOException e) {
            throw new DestinationException("Cannot write to " + name + ": " + e, e);
        }
    }

    /**
     * Takes the lock of a file, which is beside it, whatever name leads to it.
     *
     * @throws DestinationInUseException if another process or thread has it
     */
    public static WriteLock beside(Path file, String name) throws DestinationException {
        return take(Path.of(real(file) + ".cairn-lock"), name);
    }

    /** Where a file is, or will be: links may lead to it. */
    private static Path real(Path file) throws DestinationException {
        try {
            Path at = file.toAbsolutePath();
            for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(at); links++) {
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
            return at;
        } catch (IOException e) {
            throw new DestinationException("Cannot find " + file + ": " + e, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) { // within this process
            return null;
        }
    }

    /** Gives it back where nothing was done with it. */
    public void release() throws DestinationException {
        try {
            close();
        } catch (IOException e) {
            throw new DestinationException("A lock cannot be given back: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
