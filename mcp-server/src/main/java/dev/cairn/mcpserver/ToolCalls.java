package dev.cairn.mcpserver;

import dev.cairn.json.Json;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.operation.OperationDescription;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.OperationRunner;
import io.modelcontextprotocol.server.McpServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Operations as tools. They work in threads: some for those that ask APIs, others for those that do not, so that neither waits for
 * the other. Thread-safe.
 */
final class ToolCalls implements AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final int WAITING = 64;
    private static final int IDLE_SECONDS = 10;

    /** No tool may take longer: each ends by itself before. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Scheduler asking = pool("asking", AT_A_TIME);
    private final Scheduler thinking = pool("thinking", 2 * Runtime.getRuntime().availableProcessors());
    private final OperationRunner runner;

    ToolCalls(OperationRunner runner) {
        this.runner = runner;
    }

    private static Scheduler pool(String name, int threads) {
        return Schedulers.newBoundedElastic(threads, WAITING, "cairn-mcp-" + name, IDLE_SECONDS, true);
    }

    List<AsyncToolSpecification> tools() {
        return runner.operations().all().stream().map(this::tool).toList();
    }

    private AsyncToolSpecification tool(OperationDescription description) {
        return AsyncToolSpecification.builder()
                .tool(shown(description))
                .callHandler((exchange, request) -> call(description, request.arguments()))
                .build();
    }

    private static Tool shown(OperationDescription description) {
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

    /** When the response is not wanted any more, the thread is interrupted, and its work is stopped. */
    private Mono<CallToolResult> call(
            OperationDescription description, @Nullable Map<String, @Nullable Object> arguments) {
        StopSignal stop = new StopSignal();
        Map<String, @Nullable Object> given = Objects.requireNonNullElse(arguments, Map.of());
        return Mono.fromCallable(() -> success(runner.run(description.name(), given, stop)))
                .subscribeOn(description.asks() ? asking : thinking)
                .doOnCancel(stop::request)
                .timeout(LONGEST)
                .onErrorResume(OperationFailure.class, failed -> failure(String.valueOf(failed.getMessage())))
                .onErrorResume(
                        TimeoutException.class,
                        late -> failure("This took longer than " + LONGEST.toMinutes()
                                + " minutes and was ended. Ask for less, such as one stream or fewer pages."))
                .onErrorResume(
                        RejectedExecutionException.class,
                        full -> failure(
                                "Too many calls are under way. Wait for their answers, or cancel some, and call again."));
    }

    /** Returns a response as it is, and as text for agents that read nothing else. */
    private static CallToolResult success(Map<String, @Nullable Object> response) {
        return CallToolResult.builder()
                .structuredContent(response)
                .addTextContent(Json.write(response))
                .build();
    }

    private static Mono<CallToolResult> failure(String message) {
        return Mono.just(
                CallToolResult.builder().isError(true).addTextContent(message).build());
    }

    @Override
    public void close() {
        asking.dispose();
        thinking.dispose();
    }
}
