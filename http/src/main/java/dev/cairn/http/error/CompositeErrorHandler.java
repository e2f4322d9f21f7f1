package dev.cairn.http.error;

import java.io.IOException;
import java.util.List;

/**
 * Asks several handlers in order, and takes the first answer that is not to fail. Thread-safe.
 *
 * <p>Source of the rules: {@code CompositeErrorHandler} of the Python CDK. The number of retries is the first
 * handler's; the backoff strategies of all handlers form one list, whichever handler recognized the error.
 */
public final class CompositeErrorHandler implements ErrorHandler {

    private final List<ErrorHandler> handlers;

    /** @param handlers at least one */
    public CompositeErrorHandler(List<ErrorHandler> handlers) {
        if (handlers.isEmpty()) {
            throw new IllegalArgumentException("a composite error handler needs at least one error handler");
        }
        this.handlers = List.copyOf(handlers);
    }

    @Override
    public ErrorResolution interpret(Attempt attempt) throws IOException {
        ErrorResolution resolution = handlers.get(0).interpret(attempt);
        for (ErrorHandler handler : handlers.subList(1, handlers.size())) {
            if (isFinal(resolution.action())) {
                return resolution;
            }
            resolution = handler.interpret(attempt);
        }
        return resolution;
    }

    private static boolean isFinal(ResponseAction action) {
        return switch (action) {
            case SUCCESS, RETRY, IGNORE, RESET_PAGINATION, REDUCE_PAGE_SIZE, SPLIT_REQUEST_WINDOW -> true;
            case FAIL, RATE_LIMITED, REFRESH_TOKEN_THEN_RETRY -> false;
        };
    }

    @Override
    public int maxRetries() {
        return handlers.get(0).maxRetries();
    }

    @Override
    public List<BackoffStrategy> backoffStrategies() {
        return handlers.stream().flatMap(h -> h.backoffStrategies().stream()).toList();
    }
}
