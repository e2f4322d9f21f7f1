package dev.cairn.runtime.http.connection;

import java.net.ProxySelector;
import java.time.Duration;
import java.util.Map;

/**
 * What is set from outside about the network; {@code docs/network.md} has it for those who set it.
 *
 * @param connectTimeout how long a server may take to accept a connection
 * @param readTimeout how long a server may be silent, before its headers and within the body
 * @param http2 whether HTTP/2 is spoken with servers that offer it over TLS
 * @param publicOnly whether only public addresses are asked, and only over TLS
 * @param environment the variables that name proxies
 */
public record NetworkSettings(
        Duration connectTimeout,
        Duration readTimeout,
        boolean http2,
        boolean publicOnly,
        Map<String, String> environment) {

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration READ_TIMEOUT = Duration.ofMinutes(5);

    public NetworkSettings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process: {@code cairn.http.version} of the JVM, {@code DEPLOYMENT_MODE} of the environment. */
    public static NetworkSettings ofSystem() {
        Map<String, String> environment = System.getenv();
        return new NetworkSettings(
                CONNECT_TIMEOUT,
                READ_TIMEOUT,
                System.getProperty("cairn.http.version", "1.1").startsWith("2"),
                environment.getOrDefault("DEPLOYMENT_MODE", "").equalsIgnoreCase("cloud"),
                environment);
    }

    /** These with other timeouts. */
    public NetworkSettings withTimeouts(Duration connect, Duration read) {
        return new NetworkSettings(connect, read, http2, publicOnly, environment);
    }

    Proxies proxies() {
        return new Proxies(environment, ProxySelector.getDefault());
    }
}
