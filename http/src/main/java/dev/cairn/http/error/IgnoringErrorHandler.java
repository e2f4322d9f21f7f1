package dev.cairn.http.error;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Ignores some statuses and leaves the rest to another handler. Thread-safe.
 *
 * @param statuses those to ignore
 */
public record IgnoringErrorHandler(Set<Integer> statuses, ErrorHandler otherwise) implements ErrorHandler {

    public IgnoringErrorHandler {
        statuses = Set.copyOf(statuses);
    }

    @Override
    public ErrorResolution interpret(Attempt attempt) throws IOException {
        boolean ignored = attempt.answer()
                .filter(response -> statuses.contains(response.status()))
                .isPresent();
        return ignored ? new ErrorResolution(ResponseAction.IGNORE, null, null) : otherwise.interpret(attempt);
    }

    @Override
    public int maxRetries() {
        return otherwise.maxRetries();
    }

    @Override
    public List<BackoffStrategy> backoffStrategies() {
        return otherwise.backoffStrategies();
    }
}
