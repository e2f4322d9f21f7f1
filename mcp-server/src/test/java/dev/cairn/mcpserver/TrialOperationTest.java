package dev.cairn.mcpserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.mcpserver.trial.CountWordsOperation;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.operation.Operations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new operation is an entry of a schema and a class; docs/architecture.md has the same example. */
class TrialOperationTest {

    @TempDir
    private Path folder;

    private RawAgent agent() throws IOException {
        Operations operations = Operations.standard()
                .and(Operations.read(
                        CountWordsOperation.class,
                        "trial.yaml",
                        CountWordsOperation.class.getPackage().getName()));
        AgentPermission permission = new AgentPermission(
                folder, Map.of(), Map.of(), Set.of(), RunOptions.standard(), BudgetLimits.ofSystem());
        return new RawAgent(permission, new ManifestMcpServer(operations)).initialized();
    }

    @Test
    void aNewOperationIsATool() throws IOException {
        try (RawAgent agent = agent()) {
            agent.request(1, "tools/list", Map.of());
            String tools = agent.answer().toString();
            assertTrue(tools.contains("name=count_words") && tools.contains("name=list_configs"), tools);
            agent.call(2, "count_words", Map.of("text", "three short words"));
            Map<?, ?> result = (Map<?, ?>) Objects.requireNonNull(agent.answer().get("result"));
            assertEquals(Map.of("words", 3L), result.get("structuredContent"));
        }
    }

    @Test
    void itsRequestsAreCheckedByItsSchema() throws IOException {
        try (RawAgent agent = agent()) {
            agent.call(1, "count_words", Map.of("txt", "a"));
            String failure = agent.answer().toString();
            assertTrue(failure.contains("did you mean 'text'?") && failure.contains("isError=true"), failure);
        }
    }
}
