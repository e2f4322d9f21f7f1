package dev.cairn.server.internal.http;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out what pages of other sites make a browser send to a server on its own machine: requests under a name that was
 * rebound to this address, and those that come from another origin. Thread-safe.
 *
 * <p>A browser writes {@code Host} and {@code Origin} itself, so pages cannot change them. Other programs of the machine can;
 * they are kept out by the secret.
 */
public final class Guard {

    private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> hosts = new HashSet<>();
    private final boolean anyHost;

    /**
     * @param port the port that is listened on
     * @param further names of which any port is fine, or with a port
     * @param anyHost whether the server may have any name, as one that asks for a token may
     */
    public Guard(int port, Set<String> further, boolean anyHost) {
        LOCAL.forEach(name -> hosts.add(name + ":" + port));
        if (port == 80) {
            hosts.addAll(LOCAL);
        }
        further.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
        this.anyHost = anyHost;
    }

    /** @throws Refusal if the request is not for us, or comes from a page of another site */
    void require(HttpFields headers) throws Refusal {
        if (!anyHost && !isOurs(headers.get(HttpHeader.HOST))) {
            throw new Refusal(
                    Answer.failed(403, "The server is not known under this host (its own address or --allow-host)"));
        }
        String origin = headers.get("Origin");
        if (origin != null && !isOurs(origin.replaceFirst("^https?://", ""))) {
            throw new Refusal(Answer.failed(403, "Pages of other sites may not ask this server"));
        }
        String site = headers.get("Sec-Fetch-Site");
        if (site != null && !Set.of("same-origin", "none").contains(site)) {
            throw new Refusal(Answer.failed(403, "Pages of other sites may not ask this server"));
        }
    }

    private boolean isOurs(@Nullable String host) {
        String name = String.valueOf(host).toLowerCase(Locale.ROOT);
        return hosts.contains(name) || hosts.contains(name.replaceFirst(":\\d+$", ""));
    }
}
