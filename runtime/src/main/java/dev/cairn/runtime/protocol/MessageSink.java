package dev.cairn.runtime.protocol;

import java.io.IOException;

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

    /** What was given so far is to leave soon, since nothing comes at the moment. */
    default void flush() throws IOException {}
}
