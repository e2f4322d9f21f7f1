package dev.cairn.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Answers as it is told; the second page may be another answer. */
final class FaultyApi implements AutoCloseable {

    /** An answer. */
    record Reply(int status, String type, String body, Map<String, String> headers) {

        static Reply json(int status, String body) {
            return new Reply(status, "application/json", body, Map.of());
        }
    }

    private final HttpServer server;
    private volatile Reply first = Reply.json(200, "{\"rows\": []}");
    private volatile Reply second = first;
    private final AtomicReference<@Nullable Reply> once = new AtomicReference<>();
    private volatile String lastKey = "";

    FaultyApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    FaultyApi answers(Reply reply) {
        first = reply;
        second = reply;
        return this;
    }

    FaultyApi thenAnswers(Reply reply) {
        second = reply;
        return this;
    }

    /** Gives another answer to the very first request. */
    FaultyApi firstOnce(Reply reply) {
        once.set(reply);
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The key that was sent last. */
    String lastKey() {
        return lastKey;
    }

    private void answer(HttpExchange exchange) throws IOException {
        lastKey = String.valueOf(exchange.getRequestHeaders().getFirst("X-Key"));
        Reply before = once.getAndSet(null);
        Reply usual = exchange.getRequestURI().toString().contains("page=1") ? second : first;
        Reply reply = before == null ? usual : before;
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", reply.type());
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
