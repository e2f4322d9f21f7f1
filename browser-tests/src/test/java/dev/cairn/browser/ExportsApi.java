package dev.cairn.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exports of orders for those who have a token of OAuth: a job is created, asked for its state, and has a file of CSV in the end, whose
 * address is signed and takes no login.
 */
final class ExportsApi implements AutoCloseable {

    static final String CLIENT = "client-of-the-exports";
    static final String SECRET = "s3cr3t-of-the-exports";

    private static final String TOKEN = "t0ken-of-the-exports";
    private static final int ROWS = 7;

    private final HttpServer server;

    /** How often the state of each job was asked for. */
    private final Map<String, Integer> polls = new LinkedHashMap<>();

    /** What was asked for, without what is asked for by others. */
    private final List<String> wrong = new ArrayList<>();

    ExportsApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/auth/token", this::token);
        server.createContext("/v1/exports", this::exports);
        server.createContext("/files/", this::file);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String tokens() {
        return baseUrl() + "/auth/token";
    }

    /** Requests that were not as they must be. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = List.of(body.split("&", -1))
                .containsAll(
                        List.of("grant_type=client_credentials", "client_id=" + CLIENT, "client_secret=" + SECRET));
        answer(
                exchange,
                known ? 200 : 401,
                known
                        ? Map.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 3600)
                        : Map.of("error", "invalid_client"));
    }

    private synchronized void exports(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("error", "no token"));
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST") && path.equals("/v1/exports")) {
            if (!body.contains("orders")) {
                wrong.add("an export of '" + body + "'");
            }
            String id = "e" + (polls.size() + 1);
            polls.put(id, 0);
            answer(exchange, 201, Map.of("id", id, "state", "queued"));
            return;
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (!polls.containsKey(id)) {
            wrong.add(exchange.getRequestMethod() + " " + path);
            answer(exchange, 404, Map.of("error", "no such export"));
            return;
        }
        int times = polls.merge(id, 1, Integer::sum);
        answer(
                exchange,
                200,
                times < 3
                        ? Map.of("id", id, "state", times == 1 ? "queued" : "running")
                        : Map.of("id", id, "state", "ready", "file", Map.of("url", baseUrl() + "/files/" + id)));
    }

    private synchronized void file(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            wrong.add("a login for a signed address");
        }
        StringBuilder rows = new StringBuilder("order,placed_at,total\r\n");
        for (int i = 1; i <= ROWS; i++) {
            rows.append("o%d,2024-03-%02d,\"%d,50\"\r\n".formatted(i, i, i));
        }
        send(exchange, 200, "text/csv", rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, "application/json", Json.writeBytes(body));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
