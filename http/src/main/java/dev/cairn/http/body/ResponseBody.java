package dev.cairn.http.body;

import dev.cairn.error.SystemException;
import dev.cairn.http.disk.TemporaryFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, transport encodings undone: in memory, on disk, or a stream that can be read once. Confined to
 * one thread.
 */
public final class ResponseBody {

    /** Larger bodies are kept on disk: several workers may have one each. */
    private static final int MAX_IN_MEMORY = 8 << 20;

    private byte @Nullable [] bytes;
    private final @Nullable TemporaryFile file;
    private final InputStream once;
    private final @Nullable Charset charset;
    private @Nullable ResponseHead head;

    private ResponseBody(
            byte @Nullable [] bytes, @Nullable TemporaryFile file, InputStream once, @Nullable Charset charset) {
        this.bytes = bytes;
        this.file = file;
        this.once = once;
        this.charset = charset;
    }

    /** A body in memory, which must not be changed afterwards. */
    public static ResponseBody of(byte[] bytes) {
        return of(bytes, null);
    }

    /**
     * A body in memory, which must not be changed afterwards.
     *
     * @param charset the charset that the response's headers name, or null
     */
    public static ResponseBody of(byte[] bytes, @Nullable Charset charset) {
        return new ResponseBody(bytes, null, InputStream.nullInputStream(), charset);
    }

    /**
     * A body that is still to be read; whoever reads it closes it.
     *
     * @param charset the charset that the response's headers name, or null
     */
    public static ResponseBody streamed(InputStream stream, @Nullable Charset charset) {
        return new ResponseBody(null, null, stream, charset);
    }

    /**
     * Reads a body to its end, to memory or to disk. The caller closes the stream.
     *
     * @param announced the length that the server says, 0 if it says nothing; a packed body is longer
     * @param charset the charset that the response's headers name, or null
     * @throws SystemException if there is no room on the disk
     */
    public static ResponseBody read(InputStream stream, long announced, @Nullable Charset charset) throws IOException {
        byte[] start = announced > MAX_IN_MEMORY ? new byte[0] : start(stream, (int) announced);
        return announced <= MAX_IN_MEMORY && start.length < MAX_IN_MEMORY
                ? of(start, charset)
                : new ResponseBody(null, TemporaryFile.of(start, stream), InputStream.nullInputStream(), charset);
    }

    /** Reads into one array of the announced length, if there is one. */
    private static byte[] start(InputStream stream, int announced) throws IOException {
        byte[] start = new byte[announced];
        int length = stream.readNBytes(start, 0, start.length);
        byte[] rest = stream.readNBytes(MAX_IN_MEMORY - length);
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

    /** Whether the whole body is in memory. */
    public boolean isBuffered() {
        return bytes != null;
    }

    /** Whether the body is read, but too large for memory, so that it is better read as a stream. */
    public boolean isLarge() {
        return file != null && bytes == null;
    }

    /** The whole body if it is in memory, else null. Must not be changed. */
    public byte @Nullable [] buffered() {
        return bytes;
    }

    /**
     * The whole body, which must not be changed. One that is streamed is read to its end and closed, and in memory then.
     *
     * @throws IOException if reading it fails
     */
    public byte[] bytes() throws IOException {
        byte[] known = bytes;
        if (known == null) {
            try (InputStream in = stream()) {
                known = in.readAllBytes();
                bytes = known;
            }
        }
        return known;
    }

    /** The body from its start, or what is left of one that can be read once. */
    public InputStream stream() {
        byte[] known = bytes;
        if (known != null) {
            return new ByteArrayInputStream(known);
        }
        return file == null ? once : file.stream();
    }

    /** This body, in memory if it could be read once only: {@link #stream()} gives it from its start as often as needed. */
    public ResponseBody repeatable() throws IOException {
        if (file == null) {
            bytes();
        }
        return this;
    }

    /** The charset that the response's headers name, or null. */
    public @Nullable Charset charset() {
        return charset;
    }

    /** What came with it, or null where it is no response of an API. */
    public @Nullable ResponseHead head() {
        return head;
    }

    /** Learns what came with it. */
    public void cameWith(ResponseHead known) {
        head = known;
    }

    /** Gives up what a large body takes on disk; nobody will ask for it any more. */
    public void release() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
