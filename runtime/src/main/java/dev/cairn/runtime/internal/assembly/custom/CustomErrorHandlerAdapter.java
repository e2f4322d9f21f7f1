package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.error.FailureType;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.runtime.spi.CustomBackoffStrategy;
import dev.cairn.runtime.spi.CustomErrorHandler;
import dev.cairn.runtime.spi.HttpAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a custom error handler; where it does not decide, the default meaning of the status counts. Thread-safe. */
public final class CustomErrorHandlerAdapter implements ErrorHandler {

    private final CustomErrorHandler handler;
    private final List<BackoffStrategy> strategies;

    public CustomErrorHandlerAdapter(CustomErrorHandler handler) {
        this.handler = handler;
        this.strategies = handler.backoffStrategies().stream()
                .map(CustomErrorHandlerAdapter::backoff)
                .toList();
    }

    /** A custom strategy. */
    public static BackoffStrategy backoff(CustomBackoffStrategy strategy) {
        return (attempt, attempts) -> strategy.backoff(answer(attempt), attempts);
    }

    @Override
    public ErrorResolution interpret(Attempt attempt) throws IOException {
        Optional<CustomErrorHandler.Decision> decision =
                handler.interpret(answer(attempt), attempt instanceof Attempt.Broken broken ? broken.cause() : null);
        return decision.isPresent()
                ? resolution(decision.get())
                : DefaultErrorHandler.standard().interpret(attempt);
    }

    private static ErrorResolution resolution(CustomErrorHandler.Decision decision) {
        return new ErrorResolution(
                switch (decision.action()) {
                    case SUCCESS -> ResponseAction.SUCCESS;
                    case RETRY -> ResponseAction.RETRY;
                    case FAIL -> ResponseAction.FAIL;
                    case IGNORE -> ResponseAction.IGNORE;
                    case RESET_PAGINATION -> ResponseAction.RESET_PAGINATION;
                    case RATE_LIMITED -> ResponseAction.RATE_LIMITED;
                    case REFRESH_TOKEN_THEN_RETRY -> ResponseAction.REFRESH_TOKEN_THEN_RETRY;
                    case REDUCE_PAGE_SIZE -> ResponseAction.REDUCE_PAGE_SIZE;
                    case SPLIT_REQUEST_WINDOW -> ResponseAction.SPLIT_REQUEST_WINDOW;
                },
                failureType(decision),
                decision.message());
    }

    private static FailureType failureType(CustomErrorHandler.Decision decision) {
        if (decision.configError()) {
            return FailureType.CONFIG_ERROR;
        }
        return decision.transientError() ? FailureType.TRANSIENT_ERROR : FailureType.SYSTEM_ERROR;
    }

    private static @Nullable HttpAnswer answer(Attempt attempt) {
        return attempt instanceof Attempt.Answered answered ? new ResponseAnswer(answered.response()) : null;
    }

    @Override
    public int maxRetries() {
        return handler.maxRetries();
    }

    @Override
    public Duration maxTime() {
        return handler.maxTime();
    }

    @Override
    public List<BackoffStrategy> backoffStrategies() {
        return strategies;
    }
}
