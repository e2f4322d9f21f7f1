package dev.cairn.mcpserver;

import dev.cairn.runtime.sync.StopSignal;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Has tools work in threads: some for what asks APIs, others for what does not, so that neither waits for the other.
 * Thread-safe.
 */
final class ToolCalls implements AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final int WAITING = 64;
    private static final int IDLE_SECONDS = 10;

    /** No tool may take longer: each ends by itself before. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Scheduler asking = pool("asking", AT_A_TIME);
    private final Scheduler thinking = pool("thinking", 2 * Runtime.getRuntime().availableProcessors());
    private final ToolRunner runner;

    ToolCalls(ToolRunner runner) {
        this.runner = runner;
    }

    private static Scheduler pool(String name, int threads) {
        return Schedulers.newBoundedElastic(threads, WAITING, "cairn-mcp-" + name, IDLE_SECONDS, true);
    }

    AsyncToolSpecification specification(ToolDescription description, AgentTool tool) {
        return AsyncToolSpecification.builder()
                .tool(shown(description))
                .callHandler((exchange, request) -> call(description, tool, request.arguments()))
                .build();
    }

    private static Tool shown(ToolDescription description) {
        return Tool.builder(description.name(), description.input())
                .title(description.title())
                .description(description.description())
                .outputSchema(description.output())
                .annotations(ToolAnnotations.builder()
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .openWorldHint(description.asks())
                        .build())
                .build();
    }

    /** When the answer is not wanted any more, the thread is interrupted, and what it does is asked to stop. */
    private Mono<CallToolResult> call(
            ToolDescription description, AgentTool tool, @Nullable Map<String, @Nullable Object> arguments) {
        StopSignal stop = new StopSignal();
        Map<String, @Nullable Object> given = Objects.requireNonNullElse(arguments, Map.of());
        return Mono.fromCallable(() -> runner.run(description, tool, given, stop))
                .subscribeOn(description.asks() ? asking : thinking)
                .doOnCancel(stop::request)
                .timeout(LONGEST)
                .onErrorResume(
                        TimeoutException.class,
                        late -> Mono.just(ToolAnswer.failure("This took longer than " + LONGEST.toMinutes()
                                + " minutes and was ended. Ask for less, such as one stream or fewer pages.")))
                .onErrorResume(
                        RejectedExecutionException.class,
                        full -> Mono.just(
                                ToolAnswer.failure(
                                        "Too many calls are under way. Wait for their answers, or cancel some, and call again.")));
    }

    @Override
    public void close() {
        asking.dispose();
        thinking.dispose();
    }
}
