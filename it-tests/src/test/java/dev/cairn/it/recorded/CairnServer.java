package dev.cairn.it.recorded;

import dev.cairn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs Cairn's command line in one JVM, for scripts that run it thousands of times. It speaks what {@code
 * drift/fork_server.py} speaks.
 */
final class CairnServer {

    private final ExecutorService runs = Executors.newCachedThreadPool();
    private final PrintStream replies;

    private CairnServer(PrintStream replies) {
        this.replies = replies;
    }

    public static void main(String[] args) throws IOException {
        CairnServer server = new CairnServer(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        server.reply(Map.of("release", "Cairn"));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            Map<?, ?> order = (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
            Future<Subject.Outcome> run = server.runs.submit(() -> run(order));
            server.runs.execute(() -> server.finish(order, run));
        }
        System.exit(0);
    }

    private static Subject.Outcome run(Map<?, ?> order) {
        List<String> arguments = ((List<?>) Objects.requireNonNull(order.get("arguments")))
                .stream().map(String::valueOf).toList();
        return new CairnInProcess().run(arguments, Path.of(String.valueOf(order.get("folder"))));
    }

    private void finish(Map<?, ?> order, Future<Subject.Outcome> run) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("id", order.get("id"));
        reply.put("exit", null);
        try {
            Subject.Outcome outcome =
                    run.get(((Number) Objects.requireNonNull(order.get("seconds"))).longValue(), TimeUnit.SECONDS);
            Files.writeString(Path.of(String.valueOf(order.get("output"))), outcome.output());
            Files.writeString(Path.of(String.valueOf(order.get("errors"))), outcome.errors());
            reply.put("exit", outcome.exit().equals("zero") ? 0L : 1L);
        } catch (TimeoutException e) {
            run.cancel(true);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        reply(reply);
    }

    private synchronized void reply(Map<String, ?> reply) {
        replies.println(Json.write(reply));
    }
}
