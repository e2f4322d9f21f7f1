package dev.cairn.http.error;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Asks its response filters in order; if none matches, the default meaning of the status counts. Thread-safe. */
public record DefaultErrorHandler(
        List<HttpResponseFilter> filters, List<BackoffStrategy> backoffStrategies, int maxRetries)
        implements ErrorHandler {

    public DefaultErrorHandler {
        filters = List.copyOf(filters);
        backoffStrategies = List.copyOf(backoffStrategies);
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
}
