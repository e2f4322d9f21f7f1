package dev.cairn.runtime.protocol;

import dev.cairn.runtime.secret.SecretMask;
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

    private final MessageSink sink;
    private final SecretMask secrets;

    /** A writer that knows no secrets yet. */
    public MessageWriter(OutputStream out) {
        this(out, new SecretMask());
    }

    /** @param secrets masks what people read; may learn more secrets later */
    public MessageWriter(OutputStream out, SecretMask secrets) {
        this(new LineSink(out), secrets);
    }

    /** A writer for who wants no lines, and that knows no secrets yet. */
    public MessageWriter(MessageSink sink) {
        this(sink, new SecretMask());
    }

    /** Likewise, with secrets. */
    public MessageWriter(MessageSink sink, SecretMask secrets) {
        this.sink = sink;
        this.secrets = secrets;
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
     * @return about how many bytes the message takes
     */
    public int writeCounting(Message message) throws IOException {
        return sink.message(message.masked(secrets));
    }

    /** Writes records that are rendered already. */
    public void write(RecordLines records) throws IOException {
        if (records.size() > 0) {
            sink.records(records);
        }
    }

    public void flush() throws IOException {
        sink.flush();
    }
}
