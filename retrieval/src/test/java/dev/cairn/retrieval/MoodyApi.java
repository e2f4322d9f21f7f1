package dev.cairn.retrieval;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An API that fails, limits and lies: what it does with a page depends on how often that was asked for, so that it is the same in
 * whatever order pages are asked for. Thread-safe.
 */
final class MoodyApi implements HttpTransport {

    /** What it may do with a request before it answers. */
    private enum Mood {
        FAILS,
        LIMITS,
        HANGS_UP,
        CUTS
    }

    private final ShelfApi pages;
    private final long seed;
    private final int trouble;
    private final boolean setsCookies;
    private final Map<String, Integer> attempts = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    /**
     * @param trouble how many of a hundred pages are in a mood
     * @param setsCookies whether each answer sets another cookie
     */
    MoodyApi(ShelfApi pages, long seed, int trouble, boolean setsCookies) {
        this.pages = pages;
        this.seed = seed;
        this.trouble = trouble;
        this.setsCookies = setsCookies;
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized RawResponse send(Request request) throws IOException {
        String url = request.url();
        asked.add(url);
        int attempt = attempts.merge(url, 1, Integer::sum);
        Random random = new Random(seed * 31 + url.hashCode());
        random.nextInt();
        int moods = random.nextInt(100) < trouble ? 1 + random.nextInt(3) : 0;
        List<Mood> all = random.ints(moods, 0, Mood.values().length)
                .mapToObj(List.of(Mood.values())::get)
                .toList();
        boolean malformed = random.nextInt(1000) < trouble;
        boolean missing = random.nextInt(1000) < trouble;
        RawResponse good = pages.send(request);
        if (attempt <= all.size()) {
            return switch (all.get(attempt - 1)) {
                case FAILS -> answer(500, url, Map.of(), "no");
                case LIMITS -> answer(429, url, Map.of("Retry-After", "2"), "no");
                case HANGS_UP -> throw new IOException("hung up");
                case CUTS -> good.withBody(new SequenceInputStream(good.body(), new Broken()));
            };
        }
        if (missing) {
            return answer(404, url, Map.of(), "none");
        }
        if (malformed) {
            return answer(200, url, Map.of(), "{\"rows\": [{\"id\": 1");
        }
        return setsCookies
                ? new RawResponse(
                        200, Headers.of(Map.of("Set-Cookie", "answer=" + asked.size())), good.url(), good.body())
                : good;
    }

    private static RawResponse answer(int status, String url, Map<String, String> headers, String body) {
        return new RawResponse(
                status, Headers.of(headers), url, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("cut off");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("cut off");
        }
    }
}
