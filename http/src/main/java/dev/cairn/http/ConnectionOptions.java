package dev.cairn.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Options of the connection that a request is sent over. Immutable.
 *
 * @param connectTimeout how long the server may take to accept a connection; null for what the transport has
 * @param readTimeout how long the server may be silent, before its headers and within the body; null for what the transport has
 * @param keepAlive whether the operating system probes idle connections (TCP keep-alive)
 * @param alone whether the request needs a connection of its own. A request that must not be sent twice does: the
 *     server may have closed a reused connection
 */
public record ConnectionOptions(
        @Nullable Duration connectTimeout, @Nullable Duration readTimeout, boolean keepAlive, boolean alone) {

    /** As the transport has it. */
    public static final ConnectionOptions NONE = new ConnectionOptions(null, null, false);

    public ConnectionOptions(@Nullable Duration connectTimeout, @Nullable Duration readTimeout, boolean keepAlive) {
        this(connectTimeout, readTimeout, keepAlive, false);
    }

    /** The same, of a connection that nothing else is sent over. */
    public ConnectionOptions onItsOwn() {
        return new ConnectionOptions(connectTimeout, readTimeout, keepAlive, true);
    }
}
