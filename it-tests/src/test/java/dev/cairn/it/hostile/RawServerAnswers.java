package dev.cairn.it.hostile;

import dev.cairn.it.wire.RawServer;

/** What a server says again and again. */
final class RawServerAnswers {

    private RawServerAnswers() {}

    /** The same bytes for each request, after which the connection is closed. */
    static RawServer.Script always(byte[] answer) {
        return connection -> {
            if (connection.read().isPresent()) {
                connection.write(answer);
            }
        };
    }
}
