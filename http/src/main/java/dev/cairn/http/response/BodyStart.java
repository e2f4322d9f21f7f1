package dev.cairn.http.response;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stream that keeps a copy of its first bytes, so that error messages can quote them. Confined to one thread. */
final class BodyStart extends InputStream {

    private static final int BYTES = 300;

    private final InputStream body;
    private final byte[] start = new byte[BYTES];
    private int size;

    BodyStart(InputStream body) {
        this.body = body;
    }

    /** What has passed so far of the first bytes. */
    byte[] bytes() {
        return Arrays.copyOf(start, size);
    }

    /**
     * The start of a body as one line of text: what cannot be shown becomes a dot. One that may go on ends with an ellipsis, by
     * which the mask knows that a secret may have been cut.
     */
    static String text(byte[] body, @Nullable Charset charset) {
        byte[] some = Arrays.copyOf(body, Math.min(body.length, BYTES));
        String text = new String(some, Objects.requireNonNullElse(charset, StandardCharsets.UTF_8));
        String line = text.replaceAll("\\s+", " ")
                .replaceAll("[\\p{Cntrl}\\uFFFD]", "·")
                .strip();
        return body.length < BYTES ? line : line + "…";
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        if (next >= 0 && size < BYTES) {
            start[size] = (byte) next;
            size++;
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = body.read(target, offset, length);
        if (count > 0 && size < BYTES) {
            int kept = Math.min(count, BYTES - size);
            System.arraycopy(target, offset, start, size, kept);
            size += kept;
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
