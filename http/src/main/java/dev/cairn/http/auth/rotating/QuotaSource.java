package dev.cairn.http.auth.rotating;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.http.Request;
import dev.cairn.http.auth.TokenExpiry;
import dev.cairn.http.budget.CallBudget;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.client.HttpSender;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestAssembler;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the API how many calls a token has left. Thread-safe.
 *
 * @param url where to ask
 * @param headers sent along with the token
 * @param unavailable statuses that mean that the server does not count calls
 * @param environment its cache and budget are not used
 */
public record QuotaSource(
        String url,
        HttpMethod method,
        Map<String, String> headers,
        Set<Integer> unavailable,
        HttpEnvironment environment) {

    public QuotaSource {
        headers = Map.copyOf(headers);
        unavailable = Set.copyOf(unavailable);
    }

    /**
     * The state of each pool, by its name.
     *
     * @param signer puts the token into the request
     * @throws SyncException if there is no answer, or it lacks something
     */
    Map<String, QuotaState> ask(Authenticator signer, List<TokenQuota> quotas) throws InterruptedException {
        HttpSender sender = new HttpSender(
                environment.uncached().with(CallBudget.NONE).about(RequestPurpose.QUOTA),
                signer,
                new IgnoringErrorHandler(unavailable, DefaultErrorHandler.standard()),
                BodyMode.BUFFERED);
        Request request = RequestAssembler.assemble(method, url, RequestOptions.NONE.withHeaders(headers));
        HttpOutcome outcome = sender.send(signer.sign(request, environment.observer()));
        Map<String, QuotaState> states = new LinkedHashMap<>();
        if (!(outcome instanceof HttpOutcome.Received received)
                || unavailable.contains(received.response().status())) {
            quotas.forEach(quota -> states.put(quota.name(), QuotaState.untracked()));
            return states;
        }
        Object body = body(received.response());
        for (TokenQuota quota : quotas) {
            long remaining = number(member(body, quota, quota.paths().remaining(), "remaining"), quota);
            Object reset = member(body, quota, quota.paths().reset(), "reset");
            long limit = quota.paths().limit().isEmpty()
                    ? remaining
                    : number(member(body, quota, quota.paths().limit(), "limit"), quota);
            states.put(quota.name(), QuotaState.of(remaining, TokenExpiry.at(PythonText.str(reset)), limit));
        }
        return states;
    }

    private static @Nullable Object body(Response response) {
        response.requireShort();
        try {
            return response.jsonOrEmpty();
        } catch (IOException e) {
            throw new SystemException("The answer of the quota status endpoint cannot be read", FailureWords.of(e), e);
        }
    }

    private static @Nullable Object member(@Nullable Object body, TokenQuota quota, List<String> path, String field) {
        Object value = body;
        for (String key : path) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                throw new SystemException("Quota status response does not contain the configured " + field
                        + " path for token quota \"" + quota.name() + "\": " + String.join(".", path));
            }
            value = map.get(key);
        }
        return value;
    }

    private static long number(@Nullable Object value, TokenQuota quota) {
        try {
            return new BigDecimal(PythonText.str(value).strip()).longValue();
        } catch (NumberFormatException e) {
            throw new SystemException("The quota status response has no number for token quota \"" + quota.name()
                    + "\" where one should be");
        }
    }

    /**
     * Ignores some statuses and leaves the rest to another handler. Thread-safe.
     *
     * @param statuses those to ignore
     */
    private record IgnoringErrorHandler(Set<Integer> statuses, ErrorHandler otherwise) implements ErrorHandler {

        IgnoringErrorHandler {
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
}
