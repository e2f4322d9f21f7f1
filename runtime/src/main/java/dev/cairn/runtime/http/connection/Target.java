package dev.cairn.runtime.http.connection;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where a request goes and what it asks for there.
 *
 * @param host without a port where it is the scheme's own
 * @param path path and query as they go on the wire
 */
record Target(HttpHost host, String path) {

    private static final Pattern URL =
            Pattern.compile("(https?)://(\\[[0-9a-fA-F:.]+]|[^\\[\\]:/?#]+)(?::(\\d{1,5}))?([/?].*)?", Pattern.DOTALL);

    /** The target of an absolute, percent-encoded URL; it need not be one that {@link java.net.URI} takes. */
    static Target of(String url) throws IOException {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IOException("the URL is malformed");
        }
        String scheme = parts.group(1);
        String host = parts.group(2).replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        int own = scheme.equals("https") ? 443 : 80;
        int port = parts.group(3) == null ? own : Integer.parseInt(parts.group(3));
        String path = parts.group(4) == null ? "/" : parts.group(4);
        if (port > 65535) {
            throw new IOException("the port of the URL is out of range");
        }
        return new Target(
                new HttpHost(scheme, host, port == own ? -1 : port), path.startsWith("/") ? path : "/" + path);
    }

    boolean isSecure() {
        return host.getSchemeName().equals("https");
    }
}
