package dev.cairn.mcpserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.documents.schema.SchemaValidator;
import dev.cairn.json.Json;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An agent: the SDK's own client, which compares each answer with the tool's schema. It is a process, as its libraries are of use to
 * no other test. The arguments are the server's command; calls come in and answers go out as JSON, a line each.
 */
public final class AgentProcess {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private final PrintStream out;
    private final McpSyncClient client;

    private AgentProcess(List<String> server, PrintStream out) {
        this.out = out;
        OneByOne transport = new OneByOne(
                ServerParameters.builder(server.get(0))
                        .args(server.subList(1, server.size()))
                        .env(System.getenv())
                        .build(),
                new JacksonMcpJsonMapper(JACKSON));
        transport.setStdErrorHandler(line -> tell(Map.of("complaint", line)));
        this.client = McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(120))
                .initializationTimeout(Duration.ofSeconds(60))
                .jsonSchemaValidator(checking())
                .enableCallToolSchemaCaching(true)
                .build();
    }

    public static void main(String[] server) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        AgentProcess agent = new AgentProcess(Arrays.asList(server), out);
        agent.greet();
        ExecutorService threads = Executors.newCachedThreadPool();
        BufferedReader calls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = calls.readLine(); line != null; line = calls.readLine()) {
            Map<?, ?> call = (Map<?, ?>) Json.parse(line);
            threads.execute(() -> agent.call(call));
        }
        agent.client.closeGracefully();
        System.exit(0);
    }

    /** Sends messages one by one: on a busy machine the library refuses one that another thread sends meanwhile. */
    private static final class OneByOne extends StdioClientTransport {

        OneByOne(ServerParameters server, McpJsonMapper json) {
            super(server, json);
        }

        @Override
        public synchronized Mono<Void> sendMessage(JSONRPCMessage message) {
            return super.sendMessage(message);
        }
    }

    private static JsonSchemaValidator checking() {
        return (schema, answer) -> {
            List<Diagnostic> problems =
                    SchemaValidator.of(schema).diagnose(PlainNodes.of(Place.of("answer"), plain(answer)));
            return problems.isEmpty()
                    ? ValidationResponse.asValid("")
                    : ValidationResponse.asInvalid(problems.toString());
        };
    }

    private static @Nullable Object plain(Object answer) {
        try {
            return Json.parse(JACKSON.writeValueAsString(answer));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void greet() {
        client.initialize();
        tell(Map.of(
                "instructions",
                String.valueOf(client.getServerInstructions()),
                "tools",
                Objects.requireNonNull(plain(client.listTools().tools()))));
    }

    private void call(Map<?, ?> call) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("id", call.get("id"));
        try {
            CallToolRequest.Builder request = CallToolRequest.builder((String) call.get("tool"));
            @SuppressWarnings("unchecked")
            Map<String, Object> arguments = (Map<String, Object>) call.get("arguments");
            CallToolResult result = client.callTool(request.arguments(arguments).build());
            answer.put("error", Boolean.TRUE.equals(result.isError()));
            answer.put("text", ((TextContent) result.content().get(0)).text());
            answer.put("structured", result.structuredContent() == null ? null : plain(result.structuredContent()));
        } catch (RuntimeException e) {
            answer.put("thrown", e.toString());
        }
        tell(answer);
    }

    private synchronized void tell(Map<String, ? extends @Nullable Object> message) {
        out.println(Json.write(message));
        out.flush();
    }
}
