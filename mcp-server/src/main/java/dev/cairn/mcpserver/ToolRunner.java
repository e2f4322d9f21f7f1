package dev.cairn.mcpserver;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.budget.Unexpected;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a tool between the agent and its answer: no secret comes in, none goes out, no answer is too long, and whatever goes wrong
 * is said in words. Thread-safe.
 */
final class ToolRunner {

    /** Of what is wrong with a document. */
    private static final int MOST_PROBLEMS = 30;

    private final Desk desk;

    ToolRunner(Desk desk) {
        this.desk = desk;
    }

    CallToolResult run(
            ToolDescription description, AgentTool tool, Map<String, @Nullable Object> given, StopSignal stop) {
        SecretMask secrets = new SecretMask();
        CleanAnswer clean = new CleanAnswer(secrets, desk.folder());
        try {
            desk.configs().teach(secrets);
            refuseSecrets(given, "arguments", secrets);
            Arguments arguments = description.arguments(given);
            Duration longest = tool.longest(desk.limits().time());
            Budget budget = new Budget(desk.limits().time(longest), stop);
            return budget.during(() -> {
                Map<String, @Nullable Object> answer =
                        description.foreign().apart(tool.answer(new ToolCall(arguments, budget, secrets)));
                // Cut before it is masked, which takes its time; a mask may be longer than what it hides.
                return ToolAnswer.success(AnswerBound.fitted(clean.of(AnswerBound.fitted(answer))));
            });
        } catch (ToolFailure e) {
            return failure(clean, e.getMessage());
        } catch (InvalidDocumentException e) {
            return failure(clean, problems(e.diagnostics()));
        } catch (SyncException e) {
            return failure(clean, e.userMessage() + "\n" + ForeignWords.NOTICE);
        } catch (IOException | UncheckedIOException e) {
            return failure(clean, "It cannot be read: " + FailureWords.of(e));
        } catch (InterruptedException e) {
            return failure(clean, "The call was stopped before it was complete.");
        } catch (Throwable e) { // an agent waits for its answer, whatever was thrown
            return failure(clean, Unexpected.inWords(e));
        }
    }

    private static String problems(List<Diagnostic> problems) {
        String first =
                problems.stream().limit(MOST_PROBLEMS).map(Diagnostic::toString).collect(Collectors.joining("\n"));
        int more = problems.size() - MOST_PROBLEMS;
        return first + (more > 0 ? "\n… and " + more + " more; see validate_manifest" : "");
    }

    private static CallToolResult failure(CleanAnswer clean, @Nullable String message) {
        return ToolAnswer.failure(clean.of(AnswerBound.fitted(String.valueOf(message))));
    }

    /** What is given here goes into the agent's own log, and to whom it sends that. */
    private static void refuseSecrets(@Nullable Object value, String where, SecretMask secrets) {
        if (value instanceof String text && secrets.isIn(text)) {
            throw new ToolFailure("The argument '" + where
                    + "' has a value of a configuration or a secret in it, so nothing was done."
                    + " Never pass one: name the configuration by 'config', write {{ config['FIELD'] }} in a manifest, and"
                    + " $NAME or a placeholder such as YOUR_TOKEN in a command of curl.");
        }
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> refuseSecrets(member, String.valueOf(name), secrets));
        }
        if (value instanceof List<?> items) {
            items.forEach(item -> refuseSecrets(item, where, secrets));
        }
    }
}
