package dev.cairn.runtime.protocol;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.config.StreamDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages, one a line, in large blocks.
 *
 * <p>Secrets are masked in what people read: logs, errors and the outcome of a check. Records, states, specifications and
 * configurations are written as they are.
 *
 * <p>Messages may stay in a buffer until {@link #flush()}. Not thread-safe, but for {@link #awaitWanted}: only the read loop uses it.
 */
public final class MessageWriter {

    private final MessageSink sink;
    private final SecretMask secrets;
    private final Listener listener;

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
        this(new LineSink(out), secrets, listener);
    }

    /** A writer for who wants no lines; {@code secrets} as above. */
    public MessageWriter(MessageSink sink, SecretMask secrets) {
        this(sink, secrets, message -> {});
    }

    private MessageWriter(MessageSink sink, SecretMask secrets, Listener listener) {
        this.sink = sink;
        this.secrets = secrets;
        this.listener = listener;
    }

    /** The secrets to mask. Secrets that are obtained during a command are added to it, from any thread. */
    public SecretMask secrets() {
        return secrets;
    }

    /**
     * Writes a message; records where there are some.
     *
     * @return about how many bytes it takes where it goes
     */
    public int write(Message message) throws IOException {
        if (message instanceof RecordLines records) {
            return records.size() == 0 ? 0 : sink.take(records);
        }
        int bytes = sink.take(message.masked(secrets));
        listener.written(message);
        return bytes;
    }

    /** Why nothing more of a stream can be written, as {@link MessageSink#refusal} says; null where more can. */
    public @Nullable String refusal(StreamDescriptor stream) {
        return sink.refusal(stream);
    }

    /** Waits as {@link MessageSink#awaitWanted} does. May be called by any thread. */
    public void awaitWanted(StreamDescriptor stream) throws InterruptedException {
        sink.awaitWanted(stream);
    }

    public void flush() throws IOException {
        sink.flush();
    }
}
