package dev.cairn.http.client;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.wire.RequestUrl;
import dev.cairn.http.wire.UrlJoin;
import dev.cairn.http.wire.UrlTarget;
import dev.cairn.json.scan.Utf8Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects like Python's requests: at most 30; a POST becomes a GET except for 307 and 308; credentials are
 * not sent to another host; cookies are sent along. Thread-safe if the transport that it decorates is.
 *
 * @param cookies takes what the responses set, and has what redirects send; null for no cookies
 */
public record RedirectingTransport(
        HttpTransport next, @Nullable CookieJar cookies) implements HttpTransport {

    private static final int LIMIT = 30;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Without cookies. */
    public RedirectingTransport(HttpTransport next) {
        this(next, null);
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        Request current = request;
        for (int hops = 0; hops <= LIMIT; hops++) {
            RawResponse response = next.send(current);
            if (cookies != null) {
                cookies.store(current.url(), response.headers().values("Set-Cookie"));
            }
            Optional<String> location = response.headers().value("Location");
            if (!REDIRECTS.contains(response.status()) || location.isEmpty()) {
                return response;
            }
            response.close();
            Request target = redirected(current, response.status(), location.get());
            current = cookies == null ? target : cookies.sendWith(target);
        }
        throw new IOException("exceeded " + LIMIT + " redirects");
    }

    private static Request redirected(Request request, int status, String location) throws IOException {
        String url = target(request.url(), location);
        Headers headers = request.headers().without("Cookie");
        if (leaves(UrlTarget.of(request.url()), UrlTarget.of(url))) {
            headers = headers.without("Authorization");
        }
        if (status == 307 || status == 308) {
            return new Request(request.method(), url, headers, request.body(), request.connection());
        }
        String method = request.method().equals("HEAD") ? "HEAD" : "GET";
        Headers bodiless = headers.without("Content-Length", "Content-Type", "Transfer-Encoding");
        return new Request(method, url, bodiless, null, request.connection());
    }

    private static String target(String base, String header) throws IOException {
        String location = utf8(header);
        String absolute = location.startsWith("//")
                ? base.substring(0, base.indexOf(':') + 1) + location
                : UrlJoin.resolve(base, location);
        try {
            return RequestUrl.build(absolute, Map.of());
        } catch (IllegalArgumentException e) {
            throw new IOException("redirected to a URL that cannot be requested: " + e.getMessage(), e);
        }
    }

    /** What a server wrote as UTF-8; the bytes of a header come as characters of ISO-8859-1. */
    private static String utf8(String header) throws IOException {
        return Utf8Text.of(header.getBytes(StandardCharsets.ISO_8859_1))
                .orElseThrow(() -> new IOException("redirected to a URL that is not UTF-8"));
    }

    /** Whether a redirect goes to another host, or to another port than the step from http to https takes. */
    private static boolean leaves(UrlTarget from, UrlTarget to) {
        if (!from.host().equals(to.host())) {
            return true;
        }
        boolean upgrade = !from.isSecure() && to.isSecure() && from.hasOwnPort() && to.hasOwnPort();
        return !upgrade && !(from.scheme().equals(to.scheme()) && from.port() == to.port());
    }

    @Override
    public void close() {
        next.close();
    }
}
