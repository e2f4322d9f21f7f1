package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An agent, a process, that talks to {@code cairn mcp}, another one. Thread-safe. */
final class McpAgent implements AutoCloseable {

    /** The longest answer that docs/agents.md promises. */
    private static final int LONGEST = 60_000;

    private final Process process;
    private final OutputStream toAgent;
    private final AtomicLong calls = new AtomicLong();
    private final Map<Long, CompletableFuture<Map<?, ?>>> underWay = new ConcurrentHashMap<>();
    private final CompletableFuture<Map<?, ?>> greeting = new CompletableFuture<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    McpAgent(Path folder, Map<String, String> environment, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("mcp", folder.toString()));
        arguments.addAll(List.of(options));
        List<String> server = CairnProcess.of(List.of(), arguments).command();
        ProcessBuilder agent = CairnProcess.of(List.of(), "dev.cairn.mcpserver.AgentProcess", server)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        agent.environment().putAll(environment);
        process = agent.start();
        toAgent = process.getOutputStream();
        Thread listening = new Thread(this::listen, "agent");
        listening.setDaemon(true);
        listening.start();
        greeting.join();
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear((Map<?, ?>) Json.parse(line));
            }
        } catch (IOException e) {
            complaints.add(e.toString());
        }
        IllegalStateException gone = new IllegalStateException("the agent has ended");
        greeting.completeExceptionally(gone);
        underWay.values().forEach(call -> call.completeExceptionally(gone));
    }

    private void hear(Map<?, ?> message) {
        if (message.get("id") instanceof Long id) {
            Objects.requireNonNull(underWay.get(id)).complete(message);
        } else if (message.get("complaint") instanceof String complaint) {
            complaints.add(complaint);
        } else {
            greeting.complete(message);
        }
    }

    /** The tools as the agent was told of them. */
    List<McpAnswer> tools() {
        List<McpAnswer> tools = new ArrayList<>();
        new McpAnswer(greeting.join()).list("tools").forEach(tool -> tools.add(new McpAnswer((Map<?, ?>) tool)));
        return tools;
    }

    String instructions() {
        return String.valueOf(greeting.join().get("instructions"));
    }

    /** The answer of a tool that can answer. */
    McpAnswer ask(String tool, Map<String, ?> arguments) {
        Map<?, ?> result = call(tool, arguments);
        assertEquals(false, result.get("error"), result::toString);
        Map<?, ?> answer = (Map<?, ?>) Objects.requireNonNull(result.get("structured"));
        assertEquals(
                answer, parsed(String.valueOf(result.get("text"))), "agents that read text alone are told the same");
        return new McpAnswer(answer);
    }

    /** What a tool says that cannot do what it was asked for. */
    String refusal(String tool, Map<String, ?> arguments) {
        Map<?, ?> result = call(tool, arguments);
        assertEquals(true, result.get("error"), result::toString);
        return String.valueOf(result.get("text"));
    }

    private Map<?, ?> call(String tool, Map<String, ?> arguments) {
        long id = calls.incrementAndGet();
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        underWay.put(id, answer);
        send(Map.of("id", id, "tool", tool, "arguments", arguments));
        Map<?, ?> result = answer.join();
        underWay.remove(id);
        String text = String.valueOf(result.get("text"));
        heard.add(text);
        assertTrue(text.length() <= LONGEST, () -> text.length() + " characters");
        return result;
    }

    private void send(Map<String, ?> call) {
        try {
            synchronized (toAgent) {
                toAgent.write(Json.writeBytes(call));
                toAgent.write('\n');
                toAgent.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object parsed(String text) {
        try {
            return Json.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All answers so far, and what the server has said to the person. */
    String heard() {
        return String.join("\n", heard) + String.join("\n", complaints);
    }

    /** What the server has said to the person. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Takes its leave, and waits until the agent is gone, and so is the server. */
    @Override
    public void close() {
        try {
            toAgent.close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
