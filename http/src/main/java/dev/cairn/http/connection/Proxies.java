package dev.cairn.http.connection;

import dev.cairn.core.error.ConfigException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * Proxies as command-line tools find them: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and
 * {@code NO_PROXY}, in upper or lower case. Without them the JVM's own settings stand ({@code https.proxyHost} and so
 * on). Thread-safe.
 */
final class Proxies {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?<scheme>[a-zA-Z][a-zA-Z0-9]*)://)?(?:(?<user>[^:@/\\s]*)(?::(?<password>[^@/\\s]*))?@)?"
                    + "(?<host>\\[[0-9a-fA-F:.]+]|[^\\[\\]:@/?#\\s]+)(?::(?<port>\\d{1,5}))?/?");
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*");

    private final Map<String, String> environment;
    private final @Nullable ProxySelector otherwise;
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();

    /** @param otherwise the JVM's settings */
    Proxies(Map<String, String> environment, @Nullable ProxySelector otherwise) {
        this.environment = environment;
        this.otherwise = otherwise;
    }

    /** How a proxy is spoken to. */
    enum Kind {
        HTTP,
        SOCKS
    }

    /**
     * Where a proxy is.
     *
     * @param address with the scheme {@code https} where the proxy itself is spoken to over TLS
     * @param login null where it wants none
     */
    record Address(Kind kind, HttpHost address, @Nullable Login login) {}

    /** The credentials for a proxy. */
    record Login(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * The proxy for a target.
     *
     * @throws ConfigException if a variable names something that is no proxy
     */
    Optional<Address> of(HttpHost target) {
        Optional<Address> proxy = find(target);
        proxy.ifPresent(found -> hosts.add(found.address().getHostName()));
        return proxy;
    }

    /** Whether a host is that of a proxy which was found before. */
    boolean isProxy(String host) {
        return hosts.contains(host);
    }

    private Optional<Address> find(HttpHost target) {
        String host = target.getHostName().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        for (String name : List.of(target.getSchemeName() + "_proxy", "all_proxy")) {
            String value = value(name);
            if (!value.isBlank()) {
                return isExcluded(host) ? Optional.empty() : Optional.of(parse(name, value.strip()));
            }
        }
        return otherwise == null ? Optional.empty() : ofJvm(otherwise, target);
    }

    private String value(String name) {
        String small = environment.getOrDefault(name, "");
        return small.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : small;
    }

    private boolean isExcluded(String host) {
        for (String entry : value("no_proxy").split(",", -1)) {
            String excluded = entry.strip().toLowerCase(Locale.ROOT);
            if (excluded.equals("*")
                    || (!excluded.isEmpty() && (isInNetwork(host, excluded) || fits(host, excluded)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String host, String excluded) {
        String withoutPort = LITERAL.matcher(excluded).matches() ? excluded : excluded.replaceFirst(":\\d+$", "");
        String suffix = withoutPort.replaceFirst("^\\*?\\.", "").replaceAll("[\\[\\]]", "");
        return host.equals(suffix) || host.endsWith("." + suffix);
    }

    /** Whether a host that is an address lies in a network such as {@code 10.0.0.0/8}. */
    private static boolean isInNetwork(String host, String network) {
        int slash = network.indexOf('/');
        if (slash < 0 || !LITERAL.matcher(host).matches()) {
            return false;
        }
        String base = network.substring(0, slash);
        String bits = network.substring(slash + 1);
        if (!LITERAL.matcher(base).matches() || !bits.matches("\\d{1,3}")) {
            return false;
        }
        try {
            return Networks.contains(InetAddress.getByName(base), Integer.parseInt(bits), InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return false; // 999.1.1.1, say
        }
    }

    private static Address parse(String variable, String text) {
        Matcher parts = ADDRESS.matcher(text);
        String scheme =
                parts.matches() ? Optional.ofNullable(parts.group("scheme")).orElse("http") : "";
        Optional<Kind> kind = kind(scheme.toLowerCase(Locale.ROOT));
        int port = kind.isEmpty() ? -1 : port(parts.group("port"), scheme.toLowerCase(Locale.ROOT));
        if (kind.isEmpty() || port > 65535) {
            throw new ConfigException("The environment variable " + variable.toUpperCase(Locale.ROOT)
                    + " does not name a proxy (expected http://host:port, http://user:password@host:port or"
                    + " socks5://host:port)");
        }
        Login login = parts.group("user") == null
                ? null
                : new Login(
                        decoded(parts.group("user")),
                        decoded(Optional.ofNullable(parts.group("password")).orElse("")));
        if (kind.get() == Kind.SOCKS && login != null) {
            throw new ConfigException("The environment variable " + variable.toUpperCase(Locale.ROOT)
                    + " names a SOCKS proxy with user and password, which is not supported (expected one without, or"
                    + " an HTTP proxy)");
        }
        String secure = scheme.equalsIgnoreCase("https") ? "https" : "http";
        return new Address(kind.get(), new HttpHost(secure, parts.group("host"), port), login);
    }

    private static Optional<Kind> kind(String scheme) {
        return switch (scheme) {
            case "http", "https" -> Optional.of(Kind.HTTP);
            case "socks", "socks4", "socks4a", "socks5", "socks5h" -> Optional.of(Kind.SOCKS);
            default -> Optional.empty();
        };
    }

    private static int port(@Nullable String given, String scheme) {
        if (given != null) {
            return Integer.parseInt(given);
        }
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> 1080;
        };
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that stands for itself
        }
    }

    private static Optional<Address> ofJvm(ProxySelector selector, HttpHost target) {
        try {
            URI uri = new URI(target.getSchemeName(), null, target.getHostName(), target.getPort(), "/", null, null);
            for (Proxy proxy : selector.select(uri)) {
                if (proxy.type() != Proxy.Type.DIRECT && proxy.address() instanceof InetSocketAddress address) {
                    Kind kind = proxy.type() == Proxy.Type.SOCKS ? Kind.SOCKS : Kind.HTTP;
                    HttpHost host = new HttpHost("http", address.getHostString(), address.getPort());
                    return Optional.of(new Address(kind, host, null));
                }
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // a host that the JVM's settings cannot name
        }
    }
}
