package dev.cairn.runtime.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says of the connections of its requests. Immutable.
 *
 * @param connectTimeout how long the server may take to accept a connection; null for what the transport has
 * @param readTimeout how long the server may be silent, before its headers and within the body; null likewise
 * @param keepAlive whether the operating system looks after connections on which nothing moves
 */
public record ConnectionOptions(
        @Nullable Duration connectTimeout, @Nullable Duration readTimeout, boolean keepAlive) {

    /** As the transport has it. */
    public static final ConnectionOptions NONE = new ConnectionOptions(null, null, false);
}
