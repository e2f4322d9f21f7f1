package dev.cairn.http.connection;

import dev.cairn.http.ConnectionOptions;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The network settings of a process; {@code docs/network.md} describes them.
 *
 * @param connectTimeout how long a server may take to accept a connection
 * @param readTimeout how long a server may be silent, before its headers and within the body
 * @param slowest how long the head, and then each KiB of a body, may take
 * @param keepAlive whether the operating system looks after connections on which nothing moves
 * @param http2 whether HTTP/2 is spoken with servers that offer it over TLS
 * @param publicOnly whether only public addresses are asked, and only over TLS
 * @param environment the variables that name proxies
 */
public record NetworkSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration slowest,
        boolean keepAlive,
        boolean http2,
        boolean publicOnly,
        Map<String, String> environment) {

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration READ_TIMEOUT = Duration.ofMinutes(5);

    /** How many read timeouts a response may take that comes slowly. */
    private static final int SILENCES = 3;

    public NetworkSettings {
        environment = Map.copyOf(environment);
    }

    /** Creates settings in which a slow response may take three read timeouts. */
    public NetworkSettings(
            Duration connectTimeout,
            Duration readTimeout,
            boolean keepAlive,
            boolean http2,
            boolean publicOnly,
            Map<String, String> environment) {
        this(
                connectTimeout,
                readTimeout,
                readTimeout.multipliedBy(SILENCES),
                keepAlive,
                http2,
                publicOnly,
                environment);
    }

    /**
     * The settings of this process: {@code cairn.http.version} of the JVM, {@code DEPLOYMENT_MODE} of the environment.
     */
    public static NetworkSettings ofSystem() {
        Map<String, String> environment = System.getenv();
        return new NetworkSettings(
                CONNECT_TIMEOUT,
                READ_TIMEOUT,
                false,
                System.getProperty("cairn.http.version", "1.1").startsWith("2"),
                environment.getOrDefault("DEPLOYMENT_MODE", "").equalsIgnoreCase("cloud"),
                environment);
    }

    /** A copy with other timeouts. */
    public NetworkSettings withTimeouts(Duration connect, Duration read) {
        return new NetworkSettings(connect, read, keepAlive, http2, publicOnly, environment);
    }

    /** A copy with or without access to private networks. */
    NetworkSettings publicOnly(boolean only) {
        return new NetworkSettings(connectTimeout, readTimeout, slowest, keepAlive, http2, only, environment);
    }

    /** Whether a request with these options needs no others. */
    boolean serve(ConnectionOptions wanted) {
        return (wanted.connectTimeout() == null || connectTimeout.equals(wanted.connectTimeout()))
                && (wanted.readTimeout() == null || readTimeout.equals(wanted.readTimeout()))
                && (keepAlive || !wanted.keepAlive());
    }

    /** A copy with the options of one request. */
    NetworkSettings with(ConnectionOptions wanted) {
        return new NetworkSettings(
                Objects.requireNonNullElse(wanted.connectTimeout(), connectTimeout),
                Objects.requireNonNullElse(wanted.readTimeout(), readTimeout),
                wanted.readTimeout() == null ? slowest : wanted.readTimeout().multipliedBy(SILENCES),
                keepAlive || wanted.keepAlive(),
                http2,
                publicOnly,
                environment);
    }

    Proxies proxies() {
        return new Proxies(environment, ProxySelector.getDefault());
    }
}
