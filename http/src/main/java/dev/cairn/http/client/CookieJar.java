package dev.cairn.http.client;

import dev.cairn.http.Request;
import dev.cairn.http.wire.UrlTarget;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cookies that responses set, and adds them to the next requests of the same requester. Thread-safe.
 *
 * <p>All workers of a stream share them, as with the reference's sessions. Source of the rules: RFC 6265, and {@code
 * http.cookiejar} of Python where it is more liberal.
 */
final class CookieJar {

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Cookie> cookies = new LinkedHashMap<>();

    public CookieJar(Clock clock) {
        this.clock = clock;
    }

    private record Key(String domain, String path, String name) {}

    /** @param hostOnly whether only the very host that set it gets it */
    private record Cookie(
            Key key,
            String value,
            boolean hostOnly,
            boolean secure,
            @Nullable Instant expires) {

        boolean isFor(String host, String path, boolean overTls, Instant now) {
            boolean ofHost = host.equals(key.domain) || (!hostOnly && host.endsWith("." + key.domain));
            return ofHost && covers(key.path, path) && (overTls || !secure) && !isExpired(now);
        }

        boolean isExpired(Instant now) {
            return expires != null && !expires.isAfter(now);
        }

        private static boolean covers(String own, String path) {
            return path.equals(own) || path.startsWith(own.endsWith("/") ? own : own + "/");
        }
    }

    /**
     * Keeps what a response sets; what it does not understand, or what is not its to set, is passed over.
     *
     * @param setCookies the values of its {@code Set-Cookie} headers
     */
    void store(String url, List<String> setCookies) {
        if (setCookies.isEmpty()) {
            return;
        }
        UrlTarget from = UrlTarget.of(url);
        lock.lock();
        try {
            for (String text : setCookies) {
                Cookie cookie = parse(text, from);
                if (cookie != null && cookie.isExpired(clock.instant())) {
                    cookies.remove(cookie.key);
                } else if (cookie != null) {
                    cookies.put(cookie.key, cookie);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The {@code Cookie} header of a request, or empty if there are no cookies for it. */
    Optional<String> header(String url) {
        lock.lock();
        try {
            if (cookies.isEmpty()) {
                return Optional.empty();
            }
            UrlTarget to = UrlTarget.of(url);
            Instant now = clock.instant();
            List<Cookie> sent = new ArrayList<>();
            for (Cookie cookie : cookies.values()) {
                if (cookie.isFor(to.host(), path(to), to.isSecure(), now)) {
                    sent.add(cookie);
                }
            }
            sent.sort(Comparator.comparing((Cookie cookie) -> cookie.key.path.length())
                    .reversed());
            return sent.isEmpty()
                    ? Optional.empty()
                    : Optional.of(sent.stream()
                            .map(cookie ->
                                    cookie.key.name.isEmpty() ? cookie.value : cookie.key.name + "=" + cookie.value)
                            .collect(Collectors.joining("; ")));
        } finally {
            lock.unlock();
        }
    }

    /** A request with the cookies that are known for its URL, unless it has some already. */
    Request sendWith(Request request) {
        Optional<String> known = request.headers().contains("Cookie") ? Optional.empty() : header(request.url());
        return known.isEmpty() ? request : request.withHeaders(request.headers().with(Map.of("Cookie", known.get())));
    }

    private @Nullable Cookie parse(String text, UrlTarget from) {
        String[] parts = text.split(";", -1);
        String[] pair = parts[0].split("=", 2);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].strip().split("=", 2);
            attributes.put(
                    attribute[0].strip().toLowerCase(Locale.ROOT), attribute.length < 2 ? "" : attribute[1].strip());
        }
        String host = from.host();
        String given =
                attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        boolean hostOnly = given.isEmpty();
        if (pair.length < 2 || !(hostOnly || host.equals(given) || host.endsWith("." + given))) {
            return null;
        }
        String path = attributes.getOrDefault("path", "");
        Key key = new Key(hostOnly ? host : given, path.startsWith("/") ? path : folder(from), pair[0].strip());
        return new Cookie(key, pair[1].strip(), hostOnly, attributes.containsKey("secure"), expiry(attributes));
    }

    private @Nullable Instant expiry(Map<String, String> attributes) {
        String maxAge = attributes.get("max-age");
        if (maxAge != null && maxAge.matches("-?\\d{1,10}")) {
            return clock.instant().plusSeconds(Long.parseLong(maxAge));
        }
        String expires = attributes.get("expires");
        if (expires == null) {
            return null;
        }
        try {
            String date = expires.replaceFirst("^[A-Za-z]+,?\\s+", "").replace('-', ' ');
            return ZonedDateTime.parse(date, DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss z", Locale.ENGLISH))
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null; // a cookie of this session then
        }
    }

    private static String path(UrlTarget target) {
        int question = target.path().indexOf('?');
        return question < 0 ? target.path() : target.path().substring(0, question);
    }

    private static String folder(UrlTarget target) {
        String path = path(target);
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}
