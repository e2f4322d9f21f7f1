package dev.cairn.server;

import dev.cairn.runtime.RunOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a manifest server runs. Immutable; each method gives changed options and leaves these as they are.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any that is free
 * @param jwtSecret the secret that the callers' tokens are signed with; null lets everybody in, which is refused unless the
 *     server listens on the machine's own address only
 * @param allowedHosts further names under which the server may be asked; a name with a port, or of any port
 * @param publicNetworkOnly whether connectors may ask public addresses only, and only over TLS
 * @param runOptions the network, the clock and the way to wait of the connectors
 * @param limits what one caller may take from others
 */
public record ServerOptions(
        String host,
        int port,
        @Nullable String jwtSecret,
        Set<String> allowedHosts,
        boolean publicNetworkOnly,
        RunOptions runOptions,
        Limits limits) {

    public ServerOptions {
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /**
     * What one caller may take from others.
     *
     * @param bodyBytes how long the body of a request may be
     * @param heldBytes how long all bodies may be together that have not been answered
     * @param bodyTime how long the body of a request may take to arrive
     * @param readTime how long a request may ask an API
     * @param reads how many requests may ask an API at a time
     * @param waiting how many more may wait for it
     * @param shownBytes how much of all bodies of a test read is kept to be shown
     * @param connections how many connections there may be
     * @param headerTime how long a connection may take to send the headers of its next request
     */
    public record Limits(
            int bodyBytes,
            long heldBytes,
            Duration bodyTime,
            Duration readTime,
            int reads,
            int waiting,
            long shownBytes,
            int connections,
            Duration headerTime) {

        /** For a machine of any size. */
        public static final Limits STANDARD = new Limits(
                32 << 20,
                128 << 20,
                Duration.ofSeconds(30),
                Duration.ofSeconds(120),
                16,
                256,
                16 << 20,
                4096,
                Duration.ofSeconds(30));

        /** With another time for reading an API. */
        public Limits readTime(Duration longest) {
            return new Limits(
                    bodyBytes, heldBytes, bodyTime, longest, reads, waiting, shownBytes, connections, headerTime);
        }

        /** With other numbers of requests that ask an API at a time, and that wait for it. */
        public Limits concurrency(int atATime, int more) {
            return new Limits(
                    bodyBytes, heldBytes, bodyTime, readTime, atATime, more, shownBytes, connections, headerTime);
        }

        /** With other limits of connections. */
        public Limits connections(int most, Duration headers) {
            return new Limits(bodyBytes, heldBytes, bodyTime, readTime, reads, waiting, shownBytes, most, headers);
        }

        /** With other limits of a request's body. */
        public Limits body(int bytes, Duration time) {
            return new Limits(bytes, heldBytes, time, readTime, reads, waiting, shownBytes, connections, headerTime);
        }
    }

    /** A server on the machine's own address, port 8000, without a secret. */
    public static ServerOptions local() {
        return new ServerOptions("127.0.0.1", 8000, null, Set.of(), false, RunOptions.standard(), Limits.STANDARD);
    }

    /**
     * Such a server with what the environment says: {@code AB_JWT_SIGNATURE_SECRET} is the secret, and {@code
     * DEPLOYMENT_MODE=cloud} allows public addresses only.
     */
    public static ServerOptions of(Map<String, String> environment) {
        String secret = environment.getOrDefault("AB_JWT_SIGNATURE_SECRET", "");
        return local().jwtSecret(secret.isEmpty() ? null : secret)
                .publicNetworkOnly(
                        environment.getOrDefault("DEPLOYMENT_MODE", "").equalsIgnoreCase("cloud"));
    }

    /**
     * On another address. Where other machines can reach it, connectors may ask public addresses only, unless that is changed
     * afterwards.
     *
     * @throws UnknownHostException if a name has no address
     */
    public ServerOptions host(String other) throws UnknownHostException {
        boolean open = !InetAddress.getByName(other).isLoopbackAddress();
        return new ServerOptions(other, port, jwtSecret, allowedHosts, publicNetworkOnly || open, runOptions, limits);
    }

    /** Whether only this machine can reach the server. */
    boolean isLocal() throws UnknownHostException {
        return InetAddress.getByName(host).isLoopbackAddress();
    }

    /** On another port. */
    public ServerOptions port(int other) {
        return new ServerOptions(host, other, jwtSecret, allowedHosts, publicNetworkOnly, runOptions, limits);
    }

    /** With another secret, or with none. */
    public ServerOptions jwtSecret(@Nullable String other) {
        return new ServerOptions(host, port, other, allowedHosts, publicNetworkOnly, runOptions, limits);
    }

    /** With other further names. */
    public ServerOptions allowedHosts(Set<String> other) {
        return new ServerOptions(host, port, jwtSecret, other, publicNetworkOnly, runOptions, limits);
    }

    /** With or without access to private networks. */
    public ServerOptions publicNetworkOnly(boolean only) {
        return new ServerOptions(host, port, jwtSecret, allowedHosts, only, runOptions, limits);
    }

    /** With another network, clock and way to wait; it must not reach private networks if that is not allowed. */
    public ServerOptions runOptions(RunOptions other) {
        return new ServerOptions(host, port, jwtSecret, allowedHosts, publicNetworkOnly, other, limits);
    }

    /** With other limits. */
    public ServerOptions limits(Limits other) {
        return new ServerOptions(host, port, jwtSecret, allowedHosts, publicNetworkOnly, runOptions, other);
    }
}
