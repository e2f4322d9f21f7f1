package dev.cairn.runtime.protocol;

import dev.cairn.runtime.config.StreamDescriptor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a command gives as values, in place of lines of text; see {@link MessageWriter#MessageWriter(MessageSink, dev.cairn.runtime.secret.SecretMask)}.
 *
 * <p>It is called by one thread at a time, in the order of the output. It may block: the command waits then. What it throws
 * ends the command.
 */
public interface MessageSink {

    /** Takes records of one stream. */
    void records(RecordLines records) throws IOException;

    /**
     * Takes any other message, with secrets masked in texts for people.
     *
     * @return about how many bytes it takes where it goes; large states come less often
     */
    int message(Message message) throws IOException;

    /**
     * The last records of a stream do not count: no state vouches for them, and they may come again. Only called for streams with
     * {@link dev.cairn.runtime.config.ConfiguredStream#exactStates}.
     *
     * @param records how many; no more than have been given since the stream's last state
     */
    default void withdrawn(StreamDescriptor stream, long records) throws IOException {
        throw new UnsupportedOperationException("records cannot be withdrawn");
    }

    /**
     * The next state of a stream says less than the one before, which claimed too much: records that come next are lost if a sync
     * goes on from that one. Whoever keeps states at times only keeps the next one at once.
     */
    default void takesBack(StreamDescriptor stream) throws IOException {}

    /**
     * Why nothing more of a stream can be taken, which is asked after each batch of its records: it fails for this reason, and
     * other streams go on.
     *
     * @return null where more can be taken
     */
    default @Nullable String refusal(StreamDescriptor stream) {
        return null;
    }

    /** What was given so far is to leave soon, since nothing comes at the moment. */
    default void flush() throws IOException {}
}
