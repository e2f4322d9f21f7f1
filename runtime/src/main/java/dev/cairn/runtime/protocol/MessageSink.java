package dev.cairn.runtime.protocol;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.config.StreamDescriptor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a command gives as values, in place of lines of text; see {@link MessageWriter#MessageWriter(MessageSink, SecretMask)}.
 *
 * <p>It is called by one thread at a time, in the order of the output. It may block: the command waits then. What it throws
 * ends the command.
 */
@FunctionalInterface
public interface MessageSink {

    /**
     * Takes a message, with secrets masked in texts for people. Records come at least one at a time.
     *
     * @return about how many bytes it takes where it goes; large states come less often
     */
    int take(Message message) throws IOException;

    /**
     * Why nothing more of a stream can be taken, which is asked after each batch of its records: it fails for this reason, and
     * other streams go on.
     *
     * @return null where more can be taken
     */
    default @Nullable String refusal(StreamDescriptor stream) {
        return null;
    }

    /**
     * Waits while what was given of a stream has to be kept before more of it is read. Called by the threads that read, before
     * each page, and by several at a time.
     */
    default void awaitWanted(StreamDescriptor stream) throws InterruptedException {}

    /** What was given so far is to leave soon, since nothing comes at the moment. */
    default void flush() throws IOException {}
}
