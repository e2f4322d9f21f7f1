package dev.cairn.server.options;

import dev.cairn.runtime.RunOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a manifest server runs. Immutable; each method gives changed options and leaves these as they are.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any that is free
 * @param publicNetworkOnly whether connectors may ask public addresses only, and only over TLS
 * @param runOptions the network, the clock and the way to wait of the connectors
 * @param environment the variables that say where published connectors come from: those of pip, of proxies, and {@code
 *     CAIRN_CONNECTORS}; only the author's page asks for them
 * @param limits what one caller may take from others
 */
public record ServerOptions(
        String host,
        int port,
        Callers callers,
        boolean publicNetworkOnly,
        RunOptions runOptions,
        Map<String, String> environment,
        ServerLimits limits) {

    public ServerOptions {
        environment = Map.copyOf(environment);
    }

    /** A server on the machine's own address, port 8000, without a secret. */
    public static ServerOptions local() {
        return new ServerOptions(
                "127.0.0.1",
                8000,
                new Callers(null, Set.of()),
                false,
                RunOptions.standard(),
                System.getenv(),
                ServerLimits.STANDARD);
    }

    /**
     * Such a server with what the environment says: {@code AB_JWT_SIGNATURE_SECRET} is the secret, and {@code
     * DEPLOYMENT_MODE=cloud} allows public addresses only.
     */
    public static ServerOptions of(Map<String, String> environment) {
        String secret = environment.getOrDefault("AB_JWT_SIGNATURE_SECRET", "");
        return local().environment(environment)
                .jwtSecret(secret.isEmpty() ? null : secret)
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
        return new ServerOptions(other, port, callers, publicNetworkOnly || open, runOptions, environment, limits);
    }

    /**
     * Whether only this machine can reach the server.
     *
     * @throws UnknownHostException if the host is a name without an address
     */
    public boolean isLocal() throws UnknownHostException {
        return InetAddress.getByName(host).isLoopbackAddress();
    }

    /** On another port. */
    public ServerOptions port(int other) {
        return new ServerOptions(host, other, callers, publicNetworkOnly, runOptions, environment, limits);
    }

    /** With another secret, or with none. */
    public ServerOptions jwtSecret(@Nullable String other) {
        return callers(new Callers(other, callers.allowedHosts()));
    }

    /** With other further names. */
    public ServerOptions allowedHosts(Set<String> other) {
        return callers(new Callers(callers.jwtSecret(), other));
    }

    private ServerOptions callers(Callers other) {
        return new ServerOptions(host, port, other, publicNetworkOnly, runOptions, environment, limits);
    }

    /** With or without access to private networks. */
    public ServerOptions publicNetworkOnly(boolean only) {
        return new ServerOptions(host, port, callers, only, runOptions, environment, limits);
    }

    /** With another network, clock and way to wait; it must not reach private networks if that is not allowed. */
    public ServerOptions runOptions(RunOptions other) {
        return new ServerOptions(host, port, callers, publicNetworkOnly, other, environment, limits);
    }

    /** With other variables that say where published connectors come from; without any, pip's own index. */
    public ServerOptions environment(Map<String, String> other) {
        return new ServerOptions(host, port, callers, publicNetworkOnly, runOptions, other, limits);
    }

    /** With other limits. */
    public ServerOptions limits(ServerLimits other) {
        return new ServerOptions(host, port, callers, publicNetworkOnly, runOptions, environment, other);
    }
}
