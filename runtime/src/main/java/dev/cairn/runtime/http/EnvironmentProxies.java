package dev.cairn.runtime.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Proxies as command-line tools find them: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and
 * {@code NO_PROXY}, in upper or lower case. Without them the JVM's own settings stand ({@code https.proxyHost} and so
 * on). Thread-safe.
 */
final class EnvironmentProxies extends ProxySelector {

    private final Map<String, String> environment;
    private final @Nullable ProxySelector otherwise;

    EnvironmentProxies(Map<String, String> environment, @Nullable ProxySelector otherwise) {
        this.environment = environment;
        this.otherwise = otherwise;
    }

    static EnvironmentProxies ofSystem() {
        return new EnvironmentProxies(System.getenv(), ProxySelector.getDefault());
    }

    @Override
    public List<Proxy> select(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String proxy = first(scheme + "_proxy", "all_proxy");
        if (proxy.isBlank()) {
            return otherwise == null ? List.of(Proxy.NO_PROXY) : otherwise.select(uri);
        }
        return isExcluded(host) ? List.of(Proxy.NO_PROXY) : List.of(parse(proxy));
    }

    private String first(String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, environment.get(name.toUpperCase(Locale.ROOT)));
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    private boolean isExcluded(String host) {
        for (String entry : first("no_proxy").split(",", -1)) {
            String excluded = entry.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
            String suffix = excluded.replaceFirst("^\\*?\\.", "");
            boolean matches = excluded.equals("*") || host.equals(suffix) || host.endsWith("." + suffix);
            if (!suffix.isEmpty() && matches) {
                return true;
            }
        }
        return false;
    }

    private static Proxy parse(String text) {
        URI uri = URI.create(text.contains("://") ? text : "http://" + text);
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(Objects.requireNonNullElse(uri.getHost(), text), port));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The request fails with the same exception; there is nothing to add.
    }
}
