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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tickets, and notes of each ticket, for those who have the token; pages go on by a token of the answer. */
final class DeskApi implements AutoCloseable {

    static final String TOKEN = "s3cr3t-of-the-desk";
    private static final int PAGE = 10;
    private static final int TICKETS = 25;

    private final HttpServer server;

    DeskApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/tickets", this::list);
        server.createContext("/openapi.json", exchange -> answer(exchange, 200, document()));
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void list(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("error", "who are you?"));
            return;
        }
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        boolean notes = path.endsWith("/notes");
        String ticket = notes ? path.split("/", -1)[3] : "";
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < (notes ? 3 : TICKETS); i++) {
            String at = "2024-03-%02dT08:00:00Z".formatted(i + 1);
            if (at.compareTo(query.getOrDefault("updated_since", "")) >= 0) {
                all.add(Map.of("id", notes ? ticket + "-n" + i : "t" + i, "updated_at", at, "title", "Number " + i));
            }
        }
        int from = Integer.parseInt(query.getOrDefault("cursor", "c0").substring(1));
        int to = Math.min(from + PAGE, all.size());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", all.subList(Math.min(from, to), to));
        if (to < all.size()) {
            body.put("next_cursor", "c" + to);
        }
        answer(exchange, 200, body);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return query;
    }

    private Map<String, Object> document() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> record =
                Map.of("type", "object", "properties", Map.of("id", text, "updated_at", text, "title", text));
        Map<String, Object> page = Map.of(
                "type",
                "object",
                "properties",
                Map.of("data", Map.of("type", "array", "items", record), "next_cursor", text));
        Map<String, Object> list = Map.of(
                "parameters",
                List.of(Map.of("name", "cursor", "in", "query", "schema", text)),
                "responses",
                Map.of(
                        "200",
                        Map.of(
                                "description",
                                "A page.",
                                "content",
                                Map.of("application/json", Map.of("schema", page)))));
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put("/v1/tickets", Map.of("get", list));
        paths.put("/v1/tickets/{ticket_id}/notes", Map.of("get", list));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put("info", Map.of("title", "Desk", "version", "1"));
        document.put("servers", List.of(Map.of("url", baseUrl())));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put(
                "components", Map.of("securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        document.put("paths", paths);
        return document;
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Json.writeBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
