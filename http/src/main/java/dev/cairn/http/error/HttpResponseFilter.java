package dev.cairn.http.error;

import dev.cairn.core.error.FailureType;
import dev.cairn.http.request.RequestScope;
import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Assigns an action to responses that match: by status, by a predicate, or by their error message. Thread-safe.
 *
 * <p>Source of the rules: {@code HttpResponseFilter} of the Python CDK.
 *
 * @param failureType whose failure it is if {@code action} is FAIL; null for what the status says
 * @param errorMessage a template over {@code response}, {@code headers} and {@code request_url}; null for what the status says
 * @param scope the variables {@code config} and {@code parameters}
 */
public record HttpResponseFilter(
        ResponseAction action,
        Condition condition,
        @Nullable FailureType failureType,
        @Nullable Template errorMessage,
        Scope scope) {

    private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("^([^/?#]*//)[^/?#]*@");

    /** What the filter makes of a response, or empty if it does not match it. */
    Optional<ErrorResolution> resolve(Response response) throws IOException {
        if (!condition.matches(response, scope)) {
            return Optional.empty();
        }
        Optional<ErrorResolution> byStatus = DefaultErrorMapping.ofStatus(response.status());
        FailureType type = failureType != null && action == ResponseAction.FAIL
                ? failureType
                : byStatus.map(ErrorResolution::failureType).orElse(FailureType.SYSTEM_ERROR);
        String own = message(response);
        String message = own.isEmpty() ? byStatus.map(ErrorResolution::message).orElse(null) : own;
        return Optional.of(new ErrorResolution(action, type, message));
    }

    private String message(Response response) throws IOException {
        if (errorMessage == null) {
            return "";
        }
        Object value = errorMessage.evaluate(RequestScope.of(scope, variables(response)));
        return value == null ? "" : PythonText.str(value);
    }

    private static Map<String, @Nullable Object> variables(Response response) throws IOException {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("response", response.jsonOrEmpty());
        variables.put("headers", response.headers().asMap());
        variables.put("request_url", address(response.url()));
        return variables;
    }

    /** Without user, query and fragment, which may hold secrets. */
    private static String address(String url) {
        return QUERY_OR_FRAGMENT.matcher(USER.matcher(url).replaceFirst("$1")).replaceFirst("");
    }

    /**
     * What a response must have: one of the three is enough, and what is empty matches nothing.
     *
     * @param statuses HTTP status codes
     * @param predicate a condition over {@code response}, {@code headers} and {@code request_url}; it sees no {@code config}
     * @param errorContains a part of the message that {@link MessageInBody} finds
     */
    public record Condition(
            Set<Integer> statuses,
            @Nullable Template predicate,
            @Nullable String errorContains) {

        public Condition {
            statuses = Set.copyOf(statuses);
        }

        boolean matches(Response response, Scope scope) throws IOException {
            return statuses.contains(response.status()) || satisfies(response, scope) || mentions(response);
        }

        private boolean satisfies(Response response, Scope scope) throws IOException {
            if (predicate == null || predicate.source().isEmpty()) {
                return false;
            }
            Scope withoutConfig = RequestScope.of(scope, Collections.singletonMap("config", null));
            return predicate.evaluateToBoolean(RequestScope.of(withoutConfig, variables(response)));
        }

        private boolean mentions(Response response) throws IOException {
            String part = errorContains;
            return part != null
                    && !part.isEmpty()
                    && MessageInBody.find(response)
                            .filter(text -> text.contains(part))
                            .isPresent();
        }
    }
}
