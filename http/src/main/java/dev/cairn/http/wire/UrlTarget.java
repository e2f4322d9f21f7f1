package dev.cairn.http.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute, percent-encoded URL as a connection needs it. Takes hosts that {@link java.net.URI} does not, such as those with
 * underscores.
 *
 * @param host in small letters, without the brackets of an IPv6 address
 * @param port the scheme's own where the URL has none
 * @param path path and query; starts with a slash
 */
public record UrlTarget(String scheme, String host, int port, String path) {

    private static final Pattern URL = Pattern.compile(
            "(https?)://(?:\\[([0-9a-fA-F:.]+)]|([^\\[\\]:/?#]+))(?::(\\d{1,5})|:)?([/?].*)?", Pattern.DOTALL);

    /**
     * The parts of a URL.
     *
     * @throws MalformedUrlException if it is no such URL
     */
    public static UrlTarget of(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new MalformedUrlException("the URL is malformed");
        }
        String scheme = parts.group(1);
        String host = parts.group(2) == null ? parts.group(3) : parts.group(2);
        int port = parts.group(4) == null ? ownPort(scheme) : Integer.parseInt(parts.group(4));
        if (port > 65535) {
            throw new MalformedUrlException("the port of the URL is out of range");
        }
        String path = parts.group(5) == null ? "/" : parts.group(5);
        return new UrlTarget(scheme, host.toLowerCase(Locale.ROOT), port, path.startsWith("/") ? path : "/" + path);
    }

    private static int ownPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** Whether the port is the one that belongs to the scheme. */
    public boolean hasOwnPort() {
        return port == ownPort(scheme);
    }
}
