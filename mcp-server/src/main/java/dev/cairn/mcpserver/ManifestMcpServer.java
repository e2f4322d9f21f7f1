package dev.cairn.mcpserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.json.Json;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.agent.AgentServer;
import dev.cairn.workbench.operation.Desk;
import dev.cairn.workbench.operation.OperationRunner;
import dev.cairn.workbench.operation.OperationRunner.Audience;
import dev.cairn.workbench.operation.Operations;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** Serves agents that speak the Model Context Protocol. Thread-safe. */
public final class ManifestMcpServer implements AgentServer {

    /** What goes out is ours; the tests check it. The library asks for it as text, for agents that read nothing else. */
    private static final JsonSchemaValidator TRUSTING =
            (schema, answer) -> ValidationResponse.asValid(Json.write(answer));

    private final Operations operations;

    public ManifestMcpServer() {
        this(Operations.standard());
    }

    /** @param operations become tools */
    public ManifestMcpServer(Operations operations) {
        this.operations = operations;
    }

    @Override
    public void serve(AgentPermission permission, InputStream in, OutputStream out) throws IOException {
        McpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());
        OperationRunner runner = new OperationRunner(operations, Desk.of(permission), Audience.AGENT);
        try (LineTransport transport = new LineTransport(json, in, out);
                ToolCalls calls = new ToolCalls(runner)) {
            McpAsyncServer server = McpServer.async(transport)
                    .serverInfo("cairn", version())
                    .instructions(operations.instructions())
                    .capabilities(ServerCapabilities.builder().tools(false).build())
                    .jsonMapper(json)
                    .jsonSchemaValidator(TRUSTING)
                    .validateToolInputs(false) // ours says what is meant
                    .tools(calls.tools())
                    .build();
            transport.receiveAll();
            server.close();
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(
                ManifestMcpServer.class.getPackage().getImplementationVersion(), "unreleased");
    }
}
