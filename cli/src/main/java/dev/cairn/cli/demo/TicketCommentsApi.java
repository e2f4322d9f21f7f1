package dev.cairn.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.cli.model.DemoComment;
import dev.cairn.cli.model.DemoPage;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A support desk's export of ticket comments on a free local port: ascending {@code updated_at}, several comments per
 * second so that equal values span pages, a cursor for the next page. After a number of pages it fails for good, until
 * it is repaired. Thread-safe.
 */
final class TicketCommentsApi implements AutoCloseable {

    static final String PATH = "/api/v2/incremental/ticket_comments";
    static final String TOKEN = "demo-token";
    static final int PAGE_SIZE = 100;

    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final int COMMENTS_PER_SECOND = 7;

    private final HttpServer server;
    private final Bound bound;
    private final List<DemoComment> comments = new ArrayList<>();
    private final AtomicInteger pagesServed = new AtomicInteger();
    private volatile int failAfterPages = Integer.MAX_VALUE;

    /** Whether the export has what was changed at the start time itself. */
    enum Bound {
        INCLUSIVE,
        EXCLUSIVE
    }

    TicketCommentsApi(int count) throws IOException {
        this(count, Bound.INCLUSIVE, 0);
    }

    /** @param late a comment that has the time of one that comes much earlier; 0 for none */
    TicketCommentsApi(int count, Bound bound, int late) throws IOException {
        this(count, bound, late, 0);
    }

    /** @param port 0 for any that is free */
    TicketCommentsApi(int count, Bound bound, int late, int port) throws IOException {
        this.bound = bound;
        for (long id = 1; id <= count; id++) {
            long position = id == late ? late / 4 : id;
            comments.add(new DemoComment(
                    id,
                    1000 + id * 37 % 911,
                    FIRST.plusSeconds(1 + position / COMMENTS_PER_SECOND).toString(),
                    "Comment " + id + ": have you tried turning it off and on again?"));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(PATH, this::export);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many comments there are. */
    int size() {
        return comments.size();
    }

    /** How many pages have been served since the last call. */
    int takePagesServed() {
        return pagesServed.getAndSet(0);
    }

    /** Serves so many further pages and then answers 503 until {@link #repair()}. */
    void failAfter(int pages) {
        failAfterPages = pagesServed.get() + pages;
    }

    void repair() {
        failAfterPages = Integer.MAX_VALUE;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void export(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("error", "bad token"));
        } else if (pagesServed.get() >= failAfterPages) {
            answer(exchange, 503, Map.of("error", "the export is down"));
        } else {
            pagesServed.incrementAndGet();
            answer(
                    exchange,
                    200,
                    page(query(exchange.getRequestURI().getRawQuery())).toJson());
        }
    }

    private DemoPage page(Map<String, String> query) {
        String start = query.getOrDefault("start_time", "");
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        List<DemoComment> comments = new ArrayList<>();
        while (from < this.comments.size() && comments.size() < PAGE_SIZE) {
            DemoComment comment = this.comments.get(from++);
            if (isWanted(comment, start)) {
                comments.add(comment);
            }
        }
        return new DemoPage(comments, Integer.toString(from), from == this.comments.size());
    }

    private boolean isWanted(DemoComment comment, String start) {
        int fromStart = comment.updatedAt().compareTo(start);
        return bound == Bound.INCLUSIVE ? fromStart >= 0 : fromStart > 0;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, Map<String, @Nullable Object> body)
            throws IOException {
        byte[] bytes = Json.writeBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
