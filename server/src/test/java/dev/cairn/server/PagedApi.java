package dev.cairn.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An API with endless pages of one record, each of which takes its time, and requests to a server that reads it. */
final class PagedApi implements AutoCloseable {

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer api;
    private final long millis;
    private volatile int dribbles;
    private volatile int blanks;
    private volatile int characters;
    private volatile boolean malformed;

    PagedApi(long millis) throws IOException {
        this.millis = millis;
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        api.setExecutor(threads);
        api.createContext("/", this::answer);
        api.start();
    }

    /** From now on each body comes byte by byte, with as many blanks in front. */
    PagedApi dribbling(int count) {
        dribbles = count;
        return this;
    }

    /** From now on each body is no JSON. */
    PagedApi malformed() {
        malformed = true;
        return this;
    }

    /** From now on each body has as many blanks behind it. */
    PagedApi padded(int count) {
        blanks = count;
        return this;
    }

    /** From now on each record has a text of so many characters. */
    PagedApi heavy(int count) {
        characters = count;
        return this;
    }

    /** How many requests have come. */
    int asked() {
        return asked.get();
    }

    String url() {
        return "http://127.0.0.1:" + api.getAddress().getPort() + "/items";
    }

    private void answer(HttpExchange exchange) throws IOException {
        int page = asked.incrementAndGet();
        try (exchange) {
            Thread.sleep(millis);
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            for (int i = 0; i < dribbles; i++) {
                body.write(' ');
                body.flush();
                Thread.sleep(50);
            }
            body.write(((malformed ? "no JSON" : "") + "{\"items\": [{\"id\": " + page + text() + "}]}"
                            + " ".repeat(blanks))
                    .getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String text() {
        return characters == 0 ? "" : ", \"text\": \"" + "x".repeat(characters) + "\"";
    }

    /** The body of a test read of up to 20 pages. */
    String testRead(String apiKey) {
        Map<String, Object> requester = Map.of(
                "type", "HttpRequester",
                "url", url(),
                "authenticator", Map.of("type", "BearerAuthenticator", "api_token", "{{ config['api_key'] }}"));
        Map<String, Object> retriever = Map.of(
                "type",
                "SimpleRetriever",
                "requester",
                requester,
                "record_selector",
                Map.of(
                        "type",
                        "RecordSelector",
                        "extractor",
                        Map.of("type", "DpathExtractor", "field_path", List.of("items"))),
                "paginator",
                Map.of(
                        "type", "DefaultPaginator",
                        "pagination_strategy", Map.of("type", "PageIncrement", "page_size", 1),
                        "page_token_option",
                                Map.of(
                                        "type", "RequestOption",
                                        "inject_into", "request_parameter",
                                        "field_name", "page")));
        Map<String, Object> manifest = Map.of(
                "version", "7.0.0",
                "type", "DeclarativeSource",
                "check", Map.of("type", "CheckStream", "stream_names", List.of("items")),
                "streams", List.of(Map.of("type", "DeclarativeStream", "name", "items", "retriever", retriever)),
                "spec",
                        Map.of(
                                "type",
                                "Spec",
                                "connection_specification",
                                Map.of(
                                        "type",
                                        "object",
                                        "properties",
                                        Map.of("api_key", Map.of("type", "string", "airbyte_secret", true)))));
        return Json.write(Map.of(
                "manifest", manifest, "config", Map.of("api_key", apiKey), "stream_name", "items", "page_limit", 20));
    }

    @Override
    public void close() {
        api.stop(0);
        threads.shutdownNow();
    }
}
