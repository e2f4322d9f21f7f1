package dev.cairn.runtime.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, transport encodings undone: all in memory, or a stream that can be read once. Confined to one
 * thread.
 */
public final class ResponseBody {

    private final byte @Nullable [] bytes;
    private final InputStream stream;
    private final @Nullable Charset charset;

    private ResponseBody(byte @Nullable [] bytes, InputStream stream, @Nullable Charset charset) {
        this.bytes = bytes;
        this.stream = stream;
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
        return new ResponseBody(bytes, new ByteArrayInputStream(bytes), charset);
    }

    /**
     * A body that is still to be read; whoever reads it closes it.
     *
     * @param charset the charset that the response's headers name, or null
     */
    public static ResponseBody streamed(InputStream stream, @Nullable Charset charset) {
        return new ResponseBody(null, stream, charset);
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
