package dev.cairn.it.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An API with a page for each stream and slice, which one request in a hundred fails for each of three reasons: it gets a 429,
 * a 503, or its connection breaks. Stands behind a server that it tells to break connections. The same pages fail in each run,
 * once.
 */
final class SoakApi implements AutoCloseable {

    static final int RECORDS_A_PAGE = 3;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(16);
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final boolean faults;

    SoakApi(boolean faults) throws IOException {
        this.faults = faults;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many pages were asked for more than once, whatever came of it. */
    long askedAgain() {
        return asked.values().stream().filter(times -> times > 1).count();
    }

    int pages() {
        return asked.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            boolean first = asked.merge(query, 1, Integer::sum) == 1;
            switch (faults && first ? Math.floorMod(query.hashCode(), 100) : 99) {
                case 0 -> exchange.sendResponseHeaders(429, -1);
                case 1 -> exchange.sendResponseHeaders(503, -1);
                case 2 -> {
                    exchange.getResponseHeaders().add("X-Accel-Redirect", "/broken");
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> page(exchange, query);
            }
        }
    }

    private static void page(HttpExchange exchange, String query) throws IOException {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < RECORDS_A_PAGE; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"id\": \"")
                    .append(query)
                    .append('#')
                    .append(i)
                    .append("\"}");
        }
        byte[] body = json.append(']').toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
