package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An API in memory: {@code /STREAM?page=0&since=…&until=…&owner=…} gives records, ten a page, whose {@code at} is not before
 * {@code since} and not after {@code until}, and that have this owner.
 */
final class TestApi implements HttpTransport {

    static final int PAGE = 10;

    private final Map<String, List<Map<String, @Nullable Object>>> streams = new LinkedHashMap<>();
    private int failAfter = Integer.MAX_VALUE;
    private int failAt = -1;
    private String failFor = "nothing";
    private boolean exclusive;
    private int busyFor;
    private int hookAt = -1;
    private Hook hook = () -> {};
    private int requests;

    /** Adds a record to a stream. */
    TestApi with(String stream, Map<String, ? extends @Nullable Object> record) {
        of(stream).add(new LinkedHashMap<>(record));
        return this;
    }

    /** The records of a stream, which may be changed. */
    List<Map<String, @Nullable Object>> of(String stream) {
        return streams.computeIfAbsent(stream, name -> new ArrayList<>());
    }

    /** Something that a test does in the middle of a sync. */
    interface Hook {
        void run() throws Exception;
    }

    /** Before the answer to one of the next requests, 1 for the first, something happens. */
    void beforeAnswer(int request, Hook what) {
        hookAt = requests + request;
        hook = what;
    }

    /** Waits, as a hook, until the sync wants no answer any more. */
    static void untilInterrupted() {
        try {
            assertTrue(new CountDownLatch(1).await(5, TimeUnit.MINUTES), "the sync goes on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next requests are refused; the same request gets an answer when it comes again. */
    void busyFor(int answers) {
        busyFor = answers;
    }

    /** After so many more requests, all are refused. */
    void failAfter(int answers) {
        failAfter = answers;
        requests = 0;
    }

    /** From now on records at {@code since} are not given. */
    void afterSince() {
        exclusive = true;
    }

    int requests() {
        return requests;
    }

    /** From now on requests are refused whose URL has this in it. */
    void failFor(String text) {
        failFor = text;
    }

    /** One of the next requests is refused, 1 for the first. */
    void failOnce(int request) {
        failAt = requests + request;
    }

    @Override
    public synchronized RawResponse send(Request request) {
        if (requests + 1 == hookAt) {
            hookAt = -1;
            try {
                hook.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        if (busyFor > 0) {
            busyFor--;
            return answer(503, request, "{}");
        }
        if (requests++ >= failAfter || requests == failAt || request.url().contains(failFor)) {
            return answer(400, request, "{\"error\": \"no such page\"}");
        }
        URI uri = URI.create(request.url());
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            query.put(
                    pair.substring(0, pair.indexOf('=')),
                    URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
        }
        String since = query.getOrDefault("since", "");
        String until = query.getOrDefault("until", "\uffff");
        List<Map<String, @Nullable Object>> page = of(uri.getPath().substring(1)).stream()
                .filter(record ->
                        since.compareTo(String.valueOf(record.getOrDefault("at", "9"))) <= (exclusive ? -1 : 0))
                .filter(record -> until.compareTo(String.valueOf(record.getOrDefault("at", ""))) >= 0)
                .filter(record ->
                        !query.containsKey("owner") || query.get("owner").equals(record.get("owner")))
                .skip((long) PAGE * Integer.parseInt(query.getOrDefault("page", "0")))
                .limit(PAGE)
                .toList();
        return answer(200, request, Exact.write(Map.of("items", page)));
    }

    private static RawResponse answer(int status, Request request, String body) {
        return new RawResponse(
                status,
                Headers.of(Map.of("Content-Type", "application/json")),
                request.url(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
