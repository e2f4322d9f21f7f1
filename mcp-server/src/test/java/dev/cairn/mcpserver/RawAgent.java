package dev.cairn.mcpserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cairn.json.Json;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.budget.BudgetLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An agent that writes lines, to a server in this JVM. */
final class RawAgent implements AutoCloseable {

    private static final int PIPE = 1 << 20;

    private final PipedOutputStream toServer = new PipedOutputStream();
    private final BufferedReader fromServer;
    private final CompletableFuture<Void> served;

    RawAgent(Path folder, Map<String, Path> configs) throws IOException {
        this(new AgentPermission(folder, configs, Map.of(), Set.of(), RunOptions.standard(), BudgetLimits.ofSystem()));
    }

    RawAgent(AgentPermission permission) throws IOException {
        this(permission, new ManifestMcpServer());
    }

    RawAgent(AgentPermission permission, ManifestMcpServer server) throws IOException {
        PipedInputStream in = new PipedInputStream(toServer, PIPE);
        PipedInputStream answers = new PipedInputStream(PIPE);
        OutputStream out = new PipedOutputStream(answers);
        fromServer = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
        served = CompletableFuture.runAsync(
                () -> {
                    try {
                        server.serve(permission, in, out);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                work -> new Thread(work, "server").start());
    }

    RawAgent initialized() throws IOException {
        request(
                0,
                "initialize",
                Map.of(
                        "protocolVersion", "2025-06-18",
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "raw", "version", "1")));
        assertEquals(0L, answer().get("id"));
        send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
        return this;
    }

    void line(String text) throws IOException {
        toServer.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        toServer.flush();
    }

    void send(Map<String, ?> message) throws IOException {
        line(Json.write(message));
    }

    void request(Object id, String method, Map<String, ?> params) throws IOException {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        message.put("id", id instanceof Integer number ? (Object) number.longValue() : id);
        message.put("method", method);
        message.put("params", params);
        send(message);
    }

    void call(Object id, String tool, Map<String, ?> arguments) throws IOException {
        request(id, "tools/call", Map.of("name", tool, "arguments", arguments));
    }

    void cancel(Object id) throws IOException {
        send(Map.of("jsonrpc", "2.0", "method", "notifications/cancelled", "params", Map.of("requestId", id)));
    }

    /** The next answer, whichever it is. */
    Map<?, ?> answer() throws IOException {
        String line = fromServer.readLine();
        assertNotNull(line);
        return (Map<?, ?>) Json.parse(line);
    }

    /** The code of the next answer, which is an error. */
    @Nullable
    Object errorCode() throws IOException {
        return answer().get("error") instanceof Map<?, ?> error ? error.get("code") : null;
    }

    /** Takes its leave, and waits for the server's end. */
    @Override
    public void close() throws IOException {
        toServer.close();
        served.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
