package dev.cairn.http.connection;

import dev.cairn.http.wire.UrlTarget;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where a request goes and what it asks for there.
 *
 * @param host without a port where it is the scheme's own, as it stands in the {@code Host} header
 * @param path path and query as they go on the wire
 */
record Target(HttpHost host, String path) {

    static Target of(String url) {
        UrlTarget parts = UrlTarget.of(url);
        int port = parts.hasOwnPort() ? -1 : parts.port();
        return new Target(new HttpHost(parts.scheme(), parts.host(), port), parts.path());
    }

    boolean isSecure() {
        return host.getSchemeName().equals("https");
    }
}
