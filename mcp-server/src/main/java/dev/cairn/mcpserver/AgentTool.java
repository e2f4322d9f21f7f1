package dev.cairn.mcpserver;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool of agents; {@code tools.yaml} describes it. Thread-safe. */
interface AgentTool {

    String name();

    /**
     * Does what the tool is for. The thread is interrupted when the agent does not want the answer any more.
     *
     * @return the answer as {@code tools.yaml} has it, plain JSON values, neither masked nor cut
     * @throws ToolFailure with what the agent can do about it
     */
    Map<String, @Nullable Object> answer(ToolCall call) throws IOException, InterruptedException;
}
