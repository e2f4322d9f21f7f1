package dev.cairn.server.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices that a client goes away while its request is worked on.
 *
 * <p>Jetty reads nothing from a connection meanwhile, so its end is not seen. We ask to be told when there is something to
 * read: from a client that waits for its answer that can only be the end. The connection can then not be kept for a next
 * request, which the answer has to say ({@code Connection: close}).
 */
final class LostClient implements Callback {

    private final EndPoint connection;
    private final Runnable lost;

    private LostClient(EndPoint connection, Runnable lost) {
        this.connection = connection;
        this.lost = lost;
    }

    /** Watches from now on, when the body has been read; {@code lost} is called once at most, in a thread of the server. */
    static void watch(Request request, Runnable lost) {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        connection.tryFillInterested(new LostClient(connection, lost));
    }

    @Override
    public void succeeded() {
        ByteBuffer next = BufferUtil.allocate(1);
        try {
            if (connection.fill(next) < 0) {
                lost.run();
            }
        } catch (IOException e) {
            lost.run();
        }
    }

    @Override
    public void failed(Throwable reason) {
        // By a timeout, or since the answer has been sent and the connection is closed.
        if (!connection.isOpen()) {
            lost.run();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
