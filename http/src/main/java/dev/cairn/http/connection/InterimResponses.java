package dev.cairn.http.connection;

import java.io.IOException;

/** A count of the responses such as {@code 100 Continue} before a final one, which nothing else limits. Not thread-safe. */
final class InterimResponses {

    static final int MOST = 100;

    private int count;

    /** Counts one more. */
    void count() throws IOException {
        count++;
        if (count > MOST) {
            throw new IOException(
                    "the server sent " + MOST + " interim responses (such as '100 Continue') and no final one");
        }
    }

    /** Begins anew after a final response. */
    void end() {
        count = 0;
    }
}
