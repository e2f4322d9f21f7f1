package dev.cairn.mcpserver;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool of agents; {@code tools.yaml} describes it. Thread-safe. */
interface AgentTool {

    String name();

    /** The longest that a call may take, where others may take that long. */
    default Duration longest(Duration others) {
        return others;
    }

    /**
     * Does what the tool is for. The thread is interrupted when the budget is used up or the agent does not want the answer any more.
     *
     * @return the answer as {@code tools.yaml} has it, plain JSON values, neither masked nor cut
     * @throws ToolFailure with what the agent can do about it
     */
    Map<String, @Nullable Object> answer(ToolCall call) throws IOException, InterruptedException;
}
