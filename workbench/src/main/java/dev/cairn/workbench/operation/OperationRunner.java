package dev.cairn.workbench.operation;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.budget.Unexpected;
import dev.cairn.workbench.operation.model.JsonModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations: limits their time, keeps secrets out of requests and responses, bounds the length of responses,
 * and turns each failure into a message. Thread-safe.
 */
public final class OperationRunner {

    /** Of the problems of a document. */
    private static final int MOST_PROBLEMS = 30;

    private final Operations operations;
    private final Desk desk;
    private final Audience audience;

    public OperationRunner(Operations operations, Desk desk, Audience audience) {
        this.operations = operations;
        this.desk = desk;
        this.audience = audience;
    }

    /** The reader of responses. */
    public enum Audience {
        /** A person or a program of theirs, which gets the response model as it is. */
        PERSON,
        /** An agent, which gets texts of others in a member of their own, and no more than it can read. */
        AGENT
    }

    /** Returns the operations that can be run. */
    public Operations operations() {
        return operations;
    }

    /**
     * Runs an operation in this thread.
     *
     * @param given the request, plain JSON values
     * @param stop cancels the call
     * @return the response, plain JSON values
     * @throws OperationFailure if there is none; its message has no secrets
     */
    public Map<String, @Nullable Object> run(String name, Map<String, @Nullable Object> given, StopSignal stop) {
        SecretMask secrets = new SecretMask();
        CleanResponse clean = new CleanResponse(secrets, desk.folder());
        try {
            desk.configs().teach(secrets);
            refuseSecrets(given, "arguments", secrets);
            return run(operations.operation(name), name, given, stop, secrets, clean);
        } catch (OperationFailure e) {
            throw failure(clean, e.getMessage());
        } catch (InvalidDocumentException e) {
            throw failure(clean, problems(e.diagnostics()));
        } catch (SyncException e) {
            throw failure(clean, e.userMessage() + (audience == Audience.AGENT ? "\n" + ForeignWords.NOTICE : ""));
        } catch (IOException | UncheckedIOException e) {
            throw failure(clean, "It cannot be read: " + FailureWords.of(e));
        } catch (InterruptedException e) {
            throw failure(clean, "The call was stopped before it was complete.");
        } catch (Throwable e) { // the caller waits for a response, whatever was thrown
            throw failure(clean, Unexpected.inWords(e));
        }
    }

    private <Q extends JsonModel> Map<String, @Nullable Object> run(
            Operation<Q> operation,
            String name,
            Map<String, @Nullable Object> given,
            StopSignal stop,
            SecretMask secrets,
            CleanResponse clean)
            throws IOException, InterruptedException {
        OperationDescription description = Objects.requireNonNull(operations.description(name), name);
        description.check(given);
        Q request = operation.request(given);
        Budget budget =
                new Budget(desk.limits().time(operation.longest(desk.limits().time())), stop);
        return budget.during(() -> {
            JsonModel response = operation.perform(request, new OperationCall(desk, budget, secrets));
            if (audience == Audience.PERSON) {
                return clean.of(members(response));
            }
            Map<String, @Nullable Object> apart = description.foreign().apart(members(response));
            // Cut before it is masked, which takes its time; a mask may be longer than what it hides.
            return ResponseBound.fitted(clean.of(ResponseBound.fitted(apart)));
        });
    }

    @SuppressWarnings("unchecked") // a response is an object
    private static Map<String, @Nullable Object> members(JsonModel response) {
        return (Map<String, @Nullable Object>) response.toJson();
    }

    private static String problems(List<Diagnostic> problems) {
        String first =
                problems.stream().limit(MOST_PROBLEMS).map(Diagnostic::toString).collect(Collectors.joining("\n"));
        int more = problems.size() - MOST_PROBLEMS;
        return first + (more > 0 ? "\n… and " + more + " more; see validate_manifest" : "");
    }

    private static OperationFailure failure(CleanResponse clean, @Nullable String message) {
        return new OperationFailure(clean.of(ResponseBound.fitted(String.valueOf(message))));
    }

    /** A request goes into the log of an agent, and to whom it sends that. */
    private static void refuseSecrets(@Nullable Object value, String where, SecretMask secrets) {
        if (value instanceof String text && secrets.isIn(text)) {
            throw new OperationFailure("The argument '" + where
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
