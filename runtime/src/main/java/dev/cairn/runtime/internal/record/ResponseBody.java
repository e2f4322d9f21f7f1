package dev.cairn.runtime.internal.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response without its transport encodings: in memory, or a stream that can be read once. Confined to one
 * thread.
 */
public final class ResponseBody {

    private final byte @Nullable [] bytes;
    private final InputStream stream;
    private final @Nullable Charset charset;
    private final @Nullable Source source;

    private ResponseBody(
            byte @Nullable [] bytes, InputStream stream, @Nullable Charset charset, @Nullable Source source) {
        this.bytes = bytes;
        this.stream = stream;
        this.charset = charset;
        this.source = source;
    }

    /** A body that can be read as often as needed, but by one reader at a time. */
    @FunctionalInterface
    public interface Source {

        /** The body from its start. */
        InputStream open() throws IOException;
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
        return new ResponseBody(bytes, new ByteArrayInputStream(bytes), charset, null);
    }

    /**
     * A body that is still to be read; the reader closes it.
     *
     * @param charset the charset that the response's headers name, or null
     */
    public static ResponseBody streamed(InputStream stream, @Nullable Charset charset) {
        return new ResponseBody(null, stream, charset, null);
    }

    /**
     * A body that is too large for memory, but can be read more than once.
     *
     * @param charset the charset that the response's headers name, or null
     */
    public static ResponseBody of(Source source, @Nullable Charset charset) throws IOException {
        return new ResponseBody(null, source.open(), charset, source);
    }

    /** This body, or where it can be read once only one in memory, which {@link #again()} gives as often as needed. */
    public ResponseBody repeatable() throws IOException {
        return bytes == null && source == null ? of(bytes(), charset) : this;
    }

    /** A repeatable body from its start. */
    public ResponseBody again() throws IOException {
        return source == null ? of(bytes(), charset) : of(source, charset);
    }

    public boolean isBuffered() {
        return bytes != null;
    }

    /** The body as bytes; a streamed body is read to its end and closed. */
    public byte[] bytes() throws IOException {
        if (bytes != null) {
            return bytes;
        }
        try (stream) {
            return stream.readAllBytes();
        }
    }

    public InputStream stream() {
        return stream;
    }

    public @Nullable Charset charset() {
        return charset;
    }
}
