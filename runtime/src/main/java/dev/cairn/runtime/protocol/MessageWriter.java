package dev.cairn.runtime.protocol;

import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.secret.SecretMask;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes messages, one a line, in large blocks.
 *
 * <p>Secrets are masked in what people read: logs, errors and the outcome of a check. Records, states, specifications and
 * configurations are written as they are.
 *
 * <p>Messages may stay in a buffer until {@link #flush()}. Not thread-safe: only the read loop uses it.
 */
public final class MessageWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final SecretMask secrets;
    private final Listener listener;
    private boolean dirty;

    /** Hears of what is written. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A message was written; it may still be in the writer's buffer. Records are not told of.
         *
         * @param message as it was given, with its secrets
         * @throws IOException if what the listener does with it fails; ends the command, as if the output had failed
         */
        void written(Message message) throws IOException;
    }

    /** A writer that knows no secrets yet. */
    public MessageWriter(OutputStream out) {
        this(out, new SecretMask());
    }

    /** @param secrets masks what people read; may learn more secrets later */
    public MessageWriter(OutputStream out, SecretMask secrets) {
        this(out, secrets, message -> {});
    }

    /** @param listener hears of each message but records, in the thread that writes */
    public MessageWriter(OutputStream out, SecretMask secrets, Listener listener) {
        this.secrets = secrets;
        this.listener = listener;
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /** The secrets to mask. Secrets that are obtained during a command are added to it, from any thread. */
    public SecretMask secrets() {
        return secrets;
    }

    public void write(Message message) throws IOException {
        writeCounting(message);
    }

    /**
     * Likewise.
     *
     * @return how many bytes the line takes
     */
    public int writeCounting(Message message) throws IOException {
        byte[] json = Json.writeBytes(message.masked(secrets).json());
        out.write(json);
        out.write('\n');
        dirty = true;
        listener.written(message);
        return json.length + 1;
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
