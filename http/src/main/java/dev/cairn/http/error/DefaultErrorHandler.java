package dev.cairn.http.error;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Asks its response filters in order; if none matches, the default meaning of the status counts. Thread-safe. */
public final class DefaultErrorHandler implements ErrorHandler {

    private final List<HttpResponseFilter> filters;
    private final List<BackoffStrategy> backoffStrategies;
    private final int maxRetries;

    public DefaultErrorHandler(
            List<HttpResponseFilter> filters, List<BackoffStrategy> backoffStrategies, int maxRetries) {
        this.filters = List.copyOf(filters);
        this.backoffStrategies = List.copyOf(backoffStrategies);
        this.maxRetries = maxRetries;
    }

    /** The handler of a requester whose manifest has none. */
    public static DefaultErrorHandler standard() {
        return new DefaultErrorHandler(List.of(), List.of(), DEFAULT_MAX_RETRIES);
    }

    @Override
    public ErrorResolution interpret(Attempt attempt) throws IOException {
        Optional<Response> response = attempt.answer();
        if (response.isPresent()) {
            for (HttpResponseFilter filter : filters) {
                Optional<ErrorResolution> resolution = filter.resolve(response.get());
                if (resolution.isPresent()) {
                    return resolution.get();
                }
            }
        }
        return DefaultErrorMapping.of(attempt);
    }

    @Override
    public int maxRetries() {
        return maxRetries;
    }

    @Override
    public List<BackoffStrategy> backoffStrategies() {
        return backoffStrategies;
    }
}
