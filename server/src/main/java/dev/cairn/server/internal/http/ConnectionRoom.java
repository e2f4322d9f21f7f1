package dev.cairn.server.internal.http;

import dev.cairn.server.internal.job.Workers;
import dev.cairn.server.options.ConnectionLimits;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Room for connections. One that does not send all headers of its next request in time is closed, however busy it looks. Where
 * there is no room for another, the one that has kept us waiting longest goes: a client that only connects keeps none out. Thread-safe.
 */
public final class ConnectionRoom extends Handler.Wrapper implements Connection.Listener {

    private final int most;
    private final Duration headerTime;
    private final Workers workers;
    private final Set<Connection> open = new HashSet<>();
    /** Those whose next headers are not complete, the longest wait first, and what ends it. */
    private final Map<Connection, Workers.Later> waiting = new LinkedHashMap<>();

    public ConnectionRoom(ConnectionLimits limits, Workers workers) {
        this.most = limits.most();
        this.headerTime = limits.headerTime();
        this.workers = workers;
    }

    @Override
    public void onOpened(Connection connection) {
        Connection outcast = null;
        synchronized (this) {
            open.add(connection);
            await(connection);
            if (open.size() > most) {
                outcast = waiting.keySet().iterator().next();
                leave(outcast);
            }
        }
        if (outcast != null) {
            outcast.getEndPoint().close();
        }
    }

    private void await(Connection connection) {
        waiting.put(connection, workers.after(headerTime, () -> giveUp(connection)));
    }

    private void giveUp(Connection connection) {
        synchronized (this) {
            if (!waiting.containsKey(connection)) {
                return;
            }
            leave(connection);
        }
        connection.getEndPoint().close();
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        leave(connection);
    }

    private void leave(Connection connection) {
        open.remove(connection);
        arrived(connection);
    }

    private void arrived(Connection connection) {
        Workers.Later end = waiting.remove(connection);
        if (end != null) {
            end.cancel();
        }
    }

    private synchronized void done(Connection connection) {
        if (open.contains(connection)) {
            await(connection);
        }
    }

    /** The headers are complete. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        synchronized (this) {
            arrived(connection);
        }
        Request.addCompletionListener(request, (@Nullable Throwable failure) -> done(connection));
        return super.handle(request, response, callback);
    }
}
