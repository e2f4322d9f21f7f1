package dev.cairn.http.disk;

import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A temporary file that only its owner can read. Its name is removed once it is written, so the file disappears when
 * this is closed or when the process ends, however it ends. While it is written, and on systems that cannot remove the
 * name of an open file, it is deleted when the JVM ends. Confined to one thread.
 */
public final class TemporaryFile implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    /** The most MiB of one file: a response without an end must not fill the disk of a machine that others use. */
    private static final long MOST_MIB = 65_536;

    /** Files that have a name. */
    private static final Set<Path> NAMED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> NAMED.forEach(TemporaryFile::unlink), "temporary-files"));
    }

    private final FileChannel file;

    private TemporaryFile(FileChannel file) {
        this.file = file;
    }

    /** What opens a file by its name. */
    @FunctionalInterface
    public interface Opener<T> {
        T open(Path file) throws IOException;
    }

    /**
     * Writes bytes to disk.
     *
     * @param start those that are read already
     * @throws IOException if {@code rest} cannot be read
     * @throws SystemException if there is no room on the disk, or the bytes do not end
     */
    public static TemporaryFile of(byte[] start, InputStream rest) throws IOException {
        return named(start, rest, path -> new TemporaryFile(FileChannel.open(path, StandardOpenOption.READ)));
    }

    /** Like the method above, for a file that must be opened by its name; keeps it open. */
    public static <T> T named(byte[] start, InputStream rest, Opener<T> opener) throws IOException {
        Path path = create();
        try {
            try (FileChannel out = opened(path)) {
                write(ByteBuffer.wrap(start), out);
                byte[] buffer = new byte[BUFFER_BYTES];
                long most = Long.getLong("cairn.body.longestMiB", MOST_MIB);
                long left = (most << 20) - start.length;
                for (int count = rest.read(buffer); count >= 0; count = rest.read(buffer)) {
                    left -= count;
                    if (left < 0) {
                        throw tooLong(most);
                    }
                    write(ByteBuffer.wrap(buffer, 0, count), out);
                }
            }
            return opener.open(path);
        } finally {
            unlink(path);
        }
    }

    private static Path create() {
        try {
            Path path = Files.createTempFile("cairn-", ".body");
            NAMED.add(path);
            return path;
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static FileChannel opened(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static void unlink(Path path) {
        try {
            Files.deleteIfExists(path);
            NAMED.remove(path);
        } catch (IOException e) {
            // It is open, which keeps it on some systems: tried again when the JVM ends.
        }
    }

    private static void write(ByteBuffer bytes, FileChannel out) throws InterruptedIOException {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static InterruptedIOException interrupted(ClosedByInterruptException cause) {
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while writing a body to disk");
        interrupted.initCause(cause);
        return interrupted;
    }

    private static SystemException tooLong(long most) {
        return new SystemException(
                "A response is longer than " + most + " MiB, the most that is kept of one.",
                "The response is not read any further (cairn.body.longestMiB is " + most + ").",
                null);
    }

    private static SystemException noRoom(IOException failure) {
        return new SystemException(
                "A response is too large for memory, and the disk has no room for it.",
                "Cannot write to the folder for temporary files, " + System.getProperty("java.io.tmpdir") + ": "
                        + FailureWords.of(failure),
                failure);
    }

    /** The bytes from their start; several such streams do not disturb each other, and closing one closes nothing else. */
    public InputStream stream() {
        return new BufferedInputStream(new Reader(), BUFFER_BYTES);
    }

    private final class Reader extends InputStream {

        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = file.read(ByteBuffer.wrap(target, offset, length), position);
            position += Math.max(0, count);
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
