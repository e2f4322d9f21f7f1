package dev.cairn.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Tickets of two months, three a page; one of them is hostile. Keeps what it was asked for. */
final class TicketsApi implements AutoCloseable {

    static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

    private static final int PAGE = 3;

    private final HttpServer server;
    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());

    private final Semaphore gate = new Semaphore(1 << 20);

    TicketsApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tickets", this::tickets);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The queries since the last call. */
    List<Map<String, String>> takeAsked() {
        synchronized (asked) {
            List<Map<String, String>> taken = List.copyOf(asked);
            asked.clear();
            return taken;
        }
    }

    /** Holds all answers back until {@link #goOn}. */
    void pause() {
        gate.drainPermits();
    }

    void goOn() {
        gate.release(1 << 20);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void tickets(HttpExchange exchange) throws IOException {
        gate.acquireUninterruptibly();
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        asked.add(query);
        List<Map<String, Object>> tickets = new ArrayList<>();
        for (int day = 1; day <= 59; day += 4) {
            String at = day <= 31 ? "2024-01-%02d".formatted(day) : "2024-02-%02d".formatted(day - 31);
            if (at.compareTo(query.get("since")) >= 0 && at.compareTo(query.get("until")) <= 0) {
                tickets.add(Map.of(
                        "id",
                        (long) day,
                        "at",
                        at,
                        "open",
                        day % 8 != 1,
                        "title",
                        day == 5 ? HOSTILE : "Ticket " + day));
            }
        }
        int from = PAGE * Integer.parseInt(query.getOrDefault("page", "0"));
        byte[] body = Json.writeBytes(Map.of(
                "tickets", tickets.subList(Math.min(from, tickets.size()), Math.min(from + PAGE, tickets.size()))));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
