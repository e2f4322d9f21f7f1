package dev.cairn.mcpserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.agent.AgentServer;
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
import java.util.List;
import java.util.Objects;

/** Serves agents that speak the Model Context Protocol. Thread-safe. */
public final class ManifestMcpServer implements AgentServer {

    /** What goes out is ours; the tests check it. The library asks for it as text, for agents that read nothing else. */
    private static final JsonSchemaValidator TRUSTING =
            (schema, answer) -> ValidationResponse.asValid(ToolAnswer.text(answer));

    @Override
    public void serve(AgentPermission permission, InputStream in, OutputStream out) throws IOException {
        McpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());
        NamedConfigs configs = new NamedConfigs(permission);
        Desk desk = new Desk(
                SafeFolder.of(permission.folder(), configs), configs, permission.options(), permission.limits());
        ToolDescriptions descriptions = ToolDescriptions.packaged();
        try (LineTransport transport = new LineTransport(json, in, out);
                ToolCalls calls = new ToolCalls(new ToolRunner(desk))) {
            McpAsyncServer server = McpServer.async(transport)
                    .serverInfo("cairn", version())
                    .instructions(descriptions.instructions())
                    .capabilities(ServerCapabilities.builder().tools(false).build())
                    .jsonMapper(json)
                    .jsonSchemaValidator(TRUSTING)
                    .validateToolInputs(false) // ours says what is meant
                    .tools(tools(desk).stream()
                            .map(tool -> calls.specification(descriptions.of(tool.name()), tool))
                            .toList())
                    .build();
            transport.receiveAll();
            server.close();
        }
    }

    private static String version() {
        return Objects.requireNonNullElse(
                ManifestMcpServer.class.getPackage().getImplementationVersion(), "unreleased");
    }

    private static List<AgentTool> tools(Desk desk) {
        return List.of(
                new ValidateTool(desk),
                new ResolveTool(desk),
                new ExplainTool(desk),
                new StreamsTool(desk),
                new DiscoverTool(desk),
                new TestReadTool(desk),
                new RequestProposalTool(desk),
                new OpenApiProposalTool(desk),
                new CasesTool(desk),
                new ConfigsTool(desk));
    }
}
