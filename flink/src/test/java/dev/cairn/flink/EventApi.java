package dev.cairn.flink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * An API of events, over HTTP in this process. It has pages, partitions and ties, counts what it serves and enforces a
 * quota.
 */
final class EventApi implements AutoCloseable {

    private final Events events;
    private final Quota quota;
    private final long delayMicros;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong holding = new AtomicLong();
    private volatile Predicate<Map<String, String>> held = query -> false;
    private volatile String gone = "";
    private final AtomicLong promised = new AtomicLong();
    private volatile long most = Long.MAX_VALUE;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    private EventApi(Events events, Quota quota, long delayMicros) {
        this.events = events;
        this.quota = quota;
        this.delayMicros = delayMicros;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    static EventApi of(Events events) {
        return of(events, Quota.NONE, 1000);
    }

    /** @param delayMicros how long each answer takes */
    static EventApi of(Events events, Quota quota, long delayMicros) {
        return new EventApi(events, quota, delayMicros);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Events events() {
        return events;
    }

    long requests() {
        return requests.get();
    }

    /** Of all bodies. */
    long bytes() {
        return bytes.get();
    }

    /** From the first request to the last. */
    Duration busy() {
        return Duration.ofNanos(last.get() - first.get());
    }

    /** How many requests were refused because of the quota. */
    long refused() {
        return refused.get();
    }

    /** How many events were given out, in all answers. */
    long served() {
        return served.get();
    }

    /** Requests with such parameters are answered when that has changed. */
    void hold(Predicate<Map<String, String>> which) {
        held = which;
    }

    /** How many requests wait. */
    long holding() {
        return holding.get();
    }

    /**
     * Does not give the last page of events until {@link #release}: who reads them cannot end before.
     *
     * @return how many events it gives at least
     */
    int keepLastPage() {
        int given = events.ids().size() - events.pageSize();
        most = given;
        return given - events.pageSize();
    }

    void release() {
        most = Long.MAX_VALUE;
    }

    private void awaitTurn(int count) {
        long place = promised.addAndGet(count);
        while (place > most) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** There is nothing for one of the owners. */
    void lose(String owner) {
        gone = owner;
    }

    private void awaitRelease(Map<String, String> query) {
        if (!held.test(query)) {
            return; // it does not wait, not even for a moment that a test might see
        }
        holding.incrementAndGet();
        while (held.test(query)) {
            LockSupport.parkNanos(1_000_000);
        }
        holding.decrementAndGet();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            awaitRelease(query);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(delayMicros));
            requests.incrementAndGet();
            first.compareAndSet(0, System.nanoTime());
            last.set(System.nanoTime());
            long left = quota.take();
            if (left >= 0) {
                exchange.getResponseHeaders().set("ratelimit-remaining", String.valueOf(left));
                exchange.getResponseHeaders().set("ratelimit-reset", String.valueOf(quota.reset()));
            }
            if (left == -2) {
                refused.incrementAndGet();
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(quota.retryAfter()));
                exchange.sendResponseHeaders(429, -1);
                return;
            }
            if (gone.equals(query.get("owner"))) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = body(exchange, query).getBytes(StandardCharsets.UTF_8);
            bytes.addAndGet(body.length);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String body(HttpExchange exchange, Map<String, String> query) {
        int page = Integer.parseInt(query.getOrDefault("page", "0"));
        boolean owners = exchange.getRequestURI().getPath().equals("/owners");
        List<String> all = owners ? events.owners(query) : events.matching(query);
        int from = Math.min(page * events.pageSize(), all.size());
        int to = Math.min(from + events.pageSize(), all.size());
        if (!owners) {
            awaitTurn(to - from);
            served.addAndGet(to - from);
        }
        return "{\"records\":[" + String.join(",", new ArrayList<>(all.subList(from, to))) + "],\"next\":"
                + (to < all.size() ? String.valueOf(page + 1) : "null") + "}";
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        if (text != null) {
            for (String field : text.split("&", -1)) {
                String[] parts = field.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
