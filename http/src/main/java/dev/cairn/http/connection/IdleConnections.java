package dev.cairn.http.connection;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.util.TimeValue;

/**
 * The connections of a pool that are kept while no request uses them. Those to hosts that are never asked again would stay as
 * long as the process does, so all are closed when there are many. Thread-safe.
 */
final class IdleConnections {

    /** A connection of HTTP/1.1 holds 192 KiB. */
    static final int MOST = 64;

    private final ConnPoolControl<HttpRoute> pool;

    IdleConnections(ConnPoolControl<HttpRoute> pool) {
        this.pool = pool;
    }

    /** Closes them if there are too many, or if the pool remembers too many hosts, of which it may keep no connection. */
    void closeIfMany() {
        if (pool.getTotalStats().getAvailable() >= MOST || pool.getRoutes().size() >= MOST) {
            close();
        }
    }

    /** Closes them. The pool forgets the hosts to which it has no other connections. */
    void close() {
        pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }
}
