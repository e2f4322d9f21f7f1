package dev.cairn.http.client;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/**
 * Answers a GET from the cache if the same was answered with status 200 before. Thread-safe if what it decorates is.
 *
 * <p>Two requests are the same if they differ only in {@code Authorization}, {@code X-API-KEY} and cookies, as in the
 * reference. If several threads send the same request at once, one sends it and the others wait for its response:
 * streams often have a parent in common.
 */
final class CachingTransport implements HttpTransport {

    private final HttpTransport next;
    private final ResponseCache cache;

    public CachingTransport(HttpTransport next, ResponseCache cache) {
        this.next = next;
        this.cache = cache;
    }

    private record Key(String url, Headers headers) {}

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        if (!request.method().equals("GET") || request.body() != null) {
            return next.send(request);
        }
        Key key = new Key(request.url(), request.headers().without("Authorization", "X-API-KEY", "Cookie"));
        cache.waitForOther(key);
        try {
            Optional<ResponseCache.Kept> known = cache.get(key);
            return known.isPresent() ? known.get().replay() : fetch(request, key);
        } finally {
            cache.done(key);
        }
    }

    private RawResponse fetch(Request request, Key key) throws IOException, InterruptedException {
        RawResponse response = next.send(request);
        if (response.status() != 200) {
            return response;
        }
        byte[] start = response.body().readNBytes(cache.maxBodyBytes() + 1);
        InputStream body = new ByteArrayInputStream(start);
        if (start.length > cache.maxBodyBytes()) {
            body = new SequenceInputStream(body, response.body());
        } else {
            response.close();
            cache.put(key, new ResponseCache.Kept(response, start));
        }
        return response.withBody(body);
    }
}
