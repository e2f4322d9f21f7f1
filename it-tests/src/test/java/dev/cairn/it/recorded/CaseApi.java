package dev.cairn.it.recorded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A case's API on a free local port: the first route that fits a request answers it. Lives through all steps of a case.
 * Thread-safe.
 */
final class CaseApi implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Route> routes;
    private final List<String> loggedHeaders;
    private final IdentityHashMap<Route, Integer> answered = new IdentityHashMap<>();
    private final List<Map<String, @Nullable Object>> log = new ArrayList<>();
    private final List<String> unscripted = new ArrayList<>();
    private int step;

    CaseApi(List<?> api, List<String> loggedHeaders) throws IOException {
        this.loggedHeaders = loggedHeaders;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.routes = api.stream().map(entry -> Route.of(entry, baseUrl())).toList();
        server.setExecutor(workers);
        server.createContext("/", this::serve);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void startStep(int number) {
        step = number;
        log.clear();
    }

    /** The requests of this step, in order. */
    synchronized List<Map<String, @Nullable Object>> log() {
        return new ArrayList<>(log);
    }

    /** Requests for which the case has no route. */
    synchronized List<String> unscripted() {
        return List.copyOf(unscripted);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerTo(Asked.of(exchange));
            Thread.sleep(answer.delay().toMillis());
            if (!answer.hangUp()) {
                send(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer answerTo(Asked asked) {
        log.add(asked.logEntry(loggedHeaders));
        for (Route route : routes) {
            if (route.fits(asked, step)) {
                int turn = answered.merge(route, 1, Integer::sum) - 1;
                return route.answers().get(Math.min(turn, route.answers().size() - 1));
            }
        }
        unscripted.add(String.valueOf(asked.logEntry(List.of()).get("request")));
        return Answer.unscripted();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.sent();
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), hasBody ? body.length : -1);
        if (hasBody) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, answer.cutAt() < 0 ? body.length : Math.min(answer.cutAt(), body.length));
            out.flush();
        }
    }
}
