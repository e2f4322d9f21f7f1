package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.core.error.FailureType;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.CompositeErrorHandler;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.HttpResponseFilter;
import dev.cairn.http.error.HttpResponseFilter.Condition;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.models.CompositeErrorHandlerModel;
import dev.cairn.models.CustomErrorHandlerModel;
import dev.cairn.models.DefaultErrorHandlerModel;
import dev.cairn.models.ErrorHandlerModel;
import dev.cairn.models.HttpResponseFilterModel;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.runtime.internal.assembly.custom.CustomErrorHandlerAdapter;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import dev.cairn.runtime.spi.CustomErrorHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds error handlers. */
record ErrorHandlerBuilder(ComponentDefinition definition, Clock clock)
        implements ErrorHandlerModel.Visitor<ErrorHandler> {

    @Override
    public ErrorHandler visitDefaultErrorHandlerModel(DefaultErrorHandlerModel model) {
        List<HttpResponseFilter> filters = new ArrayList<>();
        model.at(definition).responseFilters().each((filter, at) -> {
            // The reference never matches a filter without an action.
            return filter.action() != null && filters.add(filter(filter, filter.action(), at));
        });
        List<BackoffStrategy> backoffs = model.at(definition)
                .backoffStrategies()
                .each((backoff, at) -> backoff.accept(new BackoffStrategyBuilder(at, clock)));
        return new DefaultErrorHandler(filters, backoffs, maxRetries(model));
    }

    private int maxRetries(DefaultErrorHandlerModel model) {
        var given = model.at(definition).maxRetries();
        ComponentDefinition at = given.at();
        Object retries = at.evaluated(TemplatedNumbers.template(given.value(), at), definition.parameters());
        if (retries == null || "".equals(retries)) {
            return ErrorHandler.DEFAULT_MAX_RETRIES; // a key that the config does not have
        }
        return wholeNumber(retries)
                .orElseThrow(() -> at.wrong("max_retries must be a whole number, but is " + PythonText.repr(retries)));
    }

    /** As Python's {@code int} has it, within the range of ours. */
    private static Optional<Integer> wholeNumber(Object value) {
        if (value instanceof Boolean flag) {
            return Optional.of(flag ? 1 : 0);
        }
        if (value instanceof Number number) {
            return Optional.of((int) Math.max(Integer.MIN_VALUE, Math.min(number.doubleValue(), Integer.MAX_VALUE)));
        }
        String text = String.valueOf(value).strip();
        return text.matches("[+-]?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static HttpResponseFilter filter(
            HttpResponseFilterModel model, HttpResponseFilterModel.ActionModel action, ComponentDefinition definition) {
        var at = model.at(definition);
        return new HttpResponseFilter(
                action(action),
                new Condition(
                        StatusCodes.of(model.httpCodes()), at.predicate().optional(), model.errorMessageContains()),
                failureType(model.failureType()),
                at.errorMessage().optional(),
                definition.scope());
    }

    private static ResponseAction action(HttpResponseFilterModel.ActionModel action) {
        return switch (action) {
            case SUCCESS -> ResponseAction.SUCCESS;
            case FAIL -> ResponseAction.FAIL;
            case RETRY -> ResponseAction.RETRY;
            case IGNORE -> ResponseAction.IGNORE;
            case RESET_PAGINATION -> ResponseAction.RESET_PAGINATION;
            case RATE_LIMITED -> ResponseAction.RATE_LIMITED;
            case REFRESH_TOKEN_THEN_RETRY -> ResponseAction.REFRESH_TOKEN_THEN_RETRY;
            case REDUCE_PAGE_SIZE -> ResponseAction.REDUCE_PAGE_SIZE;
            case SPLIT_REQUEST_WINDOW -> ResponseAction.SPLIT_REQUEST_WINDOW;
        };
    }

    private static @Nullable FailureType failureType(HttpResponseFilterModel.@Nullable FailureTypeModel type) {
        if (type == null) {
            return null;
        }
        return switch (type) {
            case SYSTEM_ERROR -> FailureType.SYSTEM_ERROR;
            case CONFIG_ERROR -> FailureType.CONFIG_ERROR;
            case TRANSIENT_ERROR -> FailureType.TRANSIENT_ERROR;
        };
    }

    @Override
    public ErrorHandler visitCompositeErrorHandlerModel(CompositeErrorHandlerModel model) {
        List<ErrorHandler> handlers = model.at(definition)
                .errorHandlers()
                .each((handler, at) -> handler.accept(new ErrorHandlerBuilder(at, clock)));
        return definition.checked(() -> new CompositeErrorHandler(handlers));
    }

    @Override
    public ErrorHandler visitCustomErrorHandlerModel(CustomErrorHandlerModel model) {
        return new CustomErrorHandlerAdapter(definition.custom(CustomErrorHandler.class));
    }
}
