package dev.cairn.server.internal.http;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer: complete before it is sent, or sent while the work is done. */
public sealed interface AnswerBody permits BufferedBody, AnswerBody.Streamed {

    /** Written in the thread that does the work. */
    non-sealed interface Streamed extends AnswerBody {

        /**
         * Writes the body.
         *
         * @throws IOException if the client takes no more
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
