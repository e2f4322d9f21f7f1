package dev.cairn.runtime.assembly;

import dev.cairn.models.CompositeErrorHandler;
import dev.cairn.models.CustomErrorHandler;
import dev.cairn.models.DefaultErrorHandler;
import dev.cairn.models.ErrorHandler;
import dev.cairn.models.HttpResponseFilter;
import dev.cairn.runtime.assembly.custom.SuppliedErrorHandler;
import dev.cairn.runtime.error.FailureType;
import dev.cairn.runtime.http.error.BackoffStrategy;
import dev.cairn.runtime.http.error.HttpResponseFilter.Condition;
import dev.cairn.runtime.http.error.ResponseAction;
import dev.cairn.runtime.python.PythonText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds error handlers. */
final class ErrorHandlerBuilder implements ErrorHandler.Visitor<dev.cairn.runtime.http.error.ErrorHandler> {

    private final Site site;
    private final Clock clock;

    ErrorHandlerBuilder(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @Override
    public dev.cairn.runtime.http.error.ErrorHandler visitDefaultErrorHandler(DefaultErrorHandler model) {
        List<dev.cairn.runtime.http.error.HttpResponseFilter> filters = new ArrayList<>();
        for (int i = 0; i < model.responseFilters().size(); i++) {
            HttpResponseFilter filter = model.responseFilters().get(i);
            if (filter.action() != null) { // the reference never matches a filter without an action
                filters.add(filter(
                        filter, filter.action(), site.field("response_filters").item(i)));
            }
        }
        List<BackoffStrategy> backoffs = new ArrayList<>();
        for (int i = 0; i < model.backoffStrategies().size(); i++) {
            Site at = site.field("backoff_strategies").item(i);
            backoffs.add(model.backoffStrategies().get(i).accept(new BackoffBuilder(at, clock)));
        }
        return new dev.cairn.runtime.http.error.DefaultErrorHandler(filters, backoffs, maxRetries(model));
    }

    private int maxRetries(DefaultErrorHandler model) {
        Site at = site.field("max_retries");
        Object retries = at.evaluated(Scalars.template(model.maxRetries(), at), model.parameters());
        if (retries == null || "".equals(retries)) {
            return dev.cairn.runtime.http.error.ErrorHandler.DEFAULT_MAX_RETRIES; // a key that the config does not have
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

    private static dev.cairn.runtime.http.error.HttpResponseFilter filter(
            HttpResponseFilter model, HttpResponseFilter.Action action, Site site) {
        Set<Integer> statuses = new LinkedHashSet<>();
        model.httpCodes().forEach(code -> statuses.add(code.intValue()));
        return new dev.cairn.runtime.http.error.HttpResponseFilter(
                action(action, site.field("action")),
                new Condition(
                        statuses, site.field("predicate").optional(model.predicate()), model.errorMessageContains()),
                failureType(model.failureType()),
                site.field("error_message").optional(model.errorMessage()),
                site.scope(model.parameters()));
    }

    private static ResponseAction action(HttpResponseFilter.Action action, Site at) {
        return switch (action) {
            case SUCCESS -> ResponseAction.SUCCESS;
            case FAIL -> ResponseAction.FAIL;
            case RETRY -> ResponseAction.RETRY;
            case IGNORE -> ResponseAction.IGNORE;
            case RESET_PAGINATION -> ResponseAction.RESET_PAGINATION;
            case RATE_LIMITED -> ResponseAction.RATE_LIMITED;
            case REFRESH_TOKEN_THEN_RETRY -> ResponseAction.REFRESH_TOKEN_THEN_RETRY;
            case REDUCE_PAGE_SIZE, SPLIT_REQUEST_WINDOW -> throw at.wrong("this action is not built yet");
        };
    }

    private static @Nullable FailureType failureType(HttpResponseFilter.@Nullable FailureType type) {
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
    public dev.cairn.runtime.http.error.ErrorHandler visitCompositeErrorHandler(CompositeErrorHandler model) {
        List<dev.cairn.runtime.http.error.ErrorHandler> handlers = new ArrayList<>();
        for (int i = 0; i < model.errorHandlers().size(); i++) {
            Site at = site.field("error_handlers").item(i);
            handlers.add(model.errorHandlers().get(i).accept(new ErrorHandlerBuilder(at, clock)));
        }
        return site.checked(() -> new dev.cairn.runtime.http.error.CompositeErrorHandler(handlers));
    }

    @Override
    public dev.cairn.runtime.http.error.ErrorHandler visitCustomErrorHandler(CustomErrorHandler model) {
        return new SuppliedErrorHandler(site.supplied(
                dev.cairn.runtime.spi.CustomErrorHandler.class,
                model.className(),
                model.parameters(),
                model.additionalProperties()));
    }
}
