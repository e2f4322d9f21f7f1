package dev.cairn.it.recorded;

import dev.cairn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The Python CDK: commands are forks of a process that has it loaded ({@code drift/fork_server.py}), and lives as long as
 * this JVM. Thread-safe.
 */
final class Reference implements Subject {

    private static final String SERVER = "drift/fork_server.py";
    private static final int SECONDS = 60;
    private static final Semaphore AT_ONCE = new Semaphore(6);
    private static final Map<List<Object>, Reference> STARTED = new ConcurrentHashMap<>();

    private final OutputStream orders;
    private final Map<Long, CompletableFuture<String>> exits = new ConcurrentHashMap<>();
    private final String release;
    private long last;

    private Reference(String python, int hashSeed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        python, Path.of(SERVER).toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        directConnections(builder.environment());
        builder.environment().put("PYTHONHASHSEED", String.valueOf(hashSeed));
        Process process = builder.start();
        orders = process.getOutputStream();
        BufferedReader replies = process.inputReader(StandardCharsets.UTF_8);
        String first = replies.readLine();
        if (first == null) {
            throw new IOException(python + " does not start: is airbyte-cdk installed there?");
        }
        release = String.valueOf(reply(first).get("release"));
        Thread listener = new Thread(() -> replies.lines().forEach(this::ended), "reference");
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * The reference in an interpreter. In its processes sets have the same order each time.
     *
     * @param python an interpreter with {@code airbyte-cdk} installed
     * @param hashSeed which order that is
     */
    static Reference of(String python, int hashSeed) throws IOException {
        synchronized (STARTED) {
            Reference started = STARTED.get(List.of(python, hashSeed));
            if (started == null) {
                started = new Reference(python, hashSeed);
                STARTED.put(List.of(python, hashSeed), started);
            }
            return started;
        }
    }

    /** The release of {@code airbyte-cdk}, for example {@code 7.39.1}. */
    String release() {
        return release;
    }

    @Override
    public Outcome run(List<String> arguments, Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout.jsonl");
        Path err = folder.resolve("stderr.txt");
        Map<String, @Nullable Object> order = new LinkedHashMap<>();
        order.put("arguments", arguments);
        order.put("folder", folder.toAbsolutePath().toString());
        order.put("output", out.toAbsolutePath().toString());
        order.put("errors", err.toAbsolutePath().toString());
        order.put("seconds", SECONDS);
        AT_ONCE.acquire();
        try {
            String exit = send(order).get();
            return new Outcome(exit, Files.readString(out), Files.readString(err));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            AT_ONCE.release();
        }
    }

    private synchronized CompletableFuture<String> send(Map<String, @Nullable Object> order) throws IOException {
        long id = ++last;
        order.put("id", id);
        CompletableFuture<String> exit = new CompletableFuture<>();
        exits.put(id, exit);
        orders.write((Json.write(order) + "\n").getBytes(StandardCharsets.UTF_8));
        orders.flush();
        return exit;
    }

    private void ended(String line) {
        Map<?, ?> reply = reply(line);
        CompletableFuture<String> exit =
                Objects.requireNonNull(exits.remove(((Number) Objects.requireNonNull(reply.get("id"))).longValue()));
        exit.complete(reply.get("exit") instanceof Number code ? Outcome.exit(code.intValue()) : "timeout");
    }

    private static Map<?, ?> reply(String line) {
        try {
            return (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
        } catch (IOException e) {
            throw new IllegalStateException("the reference's server says " + line, e);
        }
    }

    private static void directConnections(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.put("NO_PROXY", "127.0.0.1");
        environment.put("no_proxy", "127.0.0.1");
    }
}
