package dev.cairn.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.workbench.made.SeededApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Serves an API that a seed made. */
final class SeededServer implements AutoCloseable {

    private final HttpServer server;
    private final SeededApi api;

    /** @param number of the API among those that the seed makes */
    SeededServer(int seed, int number) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        api = SeededApi.draw(seed, number + 1, base).get(number);
        server.createContext("/", this::answer);
        server.start();
    }

    SeededApi api() {
        return api;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Request request = new Request(
                    exchange.getRequestMethod(),
                    api.base() + exchange.getRequestURI(),
                    Headers.ofAll(exchange.getRequestHeaders()),
                    body.length == 0 ? null : body);
            try (RawResponse response = api.send(request)) {
                response.headers()
                        .all()
                        .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
                byte[] bytes = response.body().readAllBytes();
                exchange.sendResponseHeaders(response.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
