package dev.cairn.runtime.protocol;

import dev.cairn.runtime.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes messages, one a line, in large blocks.
 *
 * <p>Nothing is sure to have left before {@link #flush()}. Not thread-safe: it belongs to the read loop.
 */
public final class MessageWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private boolean dirty;

    public MessageWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    public void write(Message message) throws IOException {
        out.write(Json.writeBytes(message.json()));
        out.write('\n');
        dirty = true;
    }

    /** Writes lines that are rendered already; {@code to} is exclusive. */
    public void writeLines(byte[] lines, int from, int to) throws IOException {
        if (to > from) {
            out.write(lines, from, to - from);
            dirty = true;
        }
    }

    public void flush() throws IOException {
        if (dirty) {
            out.flush();
            dirty = false;
        }
    }
}
