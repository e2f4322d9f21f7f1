package dev.cairn.mcpserver;

import dev.cairn.json.Json;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers in the protocol's form. */
final class ToolAnswer {

    private ToolAnswer() {}

    /** What a tool has found out: as it is, and as text for agents that read nothing else. */
    static CallToolResult success(Map<String, @Nullable Object> answer) {
        return CallToolResult.builder()
                .structuredContent(answer)
                .addTextContent(text(answer))
                .build();
    }

    /** What the agent can mend. */
    static CallToolResult failure(String message) {
        return CallToolResult.builder().isError(true).addTextContent(message).build();
    }

    static String text(@Nullable Object answer) {
        return Json.write(answer);
    }
}
