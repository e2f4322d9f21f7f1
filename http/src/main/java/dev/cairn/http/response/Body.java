package dev.cairn.http.response;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.disk.TemporaryFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a response: a stream that can be read once, until they are taken into memory or to disk. Confined to one thread. */
final class Body {

    /** Larger bodies are kept on disk: several workers may have one each. */
    private static final int MAX_IN_MEMORY = 8 << 20;

    private final BodyStart once;
    private byte @Nullable [] bytes;
    private @Nullable TemporaryFile file;

    /** A body in memory, which must not be changed afterwards. */
    Body(byte[] bytes) {
        this(InputStream.nullInputStream());
        this.bytes = bytes;
    }

    /** A body that is still to be read. */
    Body(InputStream once) {
        this.once = new BodyStart(once);
    }

    /**
     * Reads the body to its end, to memory or to disk, and closes its stream.
     *
     * @param announced the length that the server says, 0 if it says nothing; a packed body is longer
     * @throws SystemException if there is no room on the disk
     */
    void take(long announced) throws IOException {
        try (once) {
            byte[] start = announced > MAX_IN_MEMORY ? new byte[0] : start((int) announced);
            if (announced <= MAX_IN_MEMORY && start.length < MAX_IN_MEMORY) {
                bytes = start;
            } else {
                file = TemporaryFile.of(start, once);
            }
        }
    }

    /** Reads some bytes at most into memory, and closes the stream: what comes after them is lost. */
    void takeStart(int length) throws IOException {
        try (once) {
            bytes = once.readNBytes(length);
        }
    }

    /** Reads into one array of the announced length, if there is one. */
    private byte[] start(int announced) throws IOException {
        byte[] start = new byte[announced];
        int length = once.readNBytes(start, 0, start.length);
        byte[] rest = once.readNBytes(MAX_IN_MEMORY - length);
        if (rest.length == 0 && length == start.length) {
            return start;
        }
        if (length == 0) {
            return rest;
        }
        byte[] all = Arrays.copyOf(start, length + rest.length);
        System.arraycopy(rest, 0, all, length, rest.length);
        return all;
    }

    byte @Nullable [] buffered() {
        return bytes;
    }

    boolean isOnDisk() {
        return file != null && bytes == null;
    }

    byte[] bytes() throws IOException {
        byte[] known = bytes;
        if (known == null) {
            try (InputStream in = stream()) {
                known = in.readAllBytes();
                bytes = known;
            }
        }
        return known;
    }

    InputStream stream() {
        byte[] known = bytes;
        if (known != null) {
            return new ByteArrayInputStream(known);
        }
        return file == null ? once : file.stream();
    }

    /** The first bytes, as far as they have been read; they must not be changed. */
    byte[] start() {
        byte[] known = bytes;
        return known == null ? once.bytes() : known;
    }

    void release() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
