package dev.cairn.http.error;

import dev.cairn.core.error.FailureType;
import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of statuses and broken connections where the manifest does not define it.
 *
 * <p>Source of the rules: {@code DEFAULT_ERROR_MAPPING} and {@code create_fallback_error_resolution} of the Python CDK.
 */
final class DefaultErrorMapping {

    private static final int QUOTED_CHARACTERS = 1000;

    private static final Map<Integer, ErrorResolution> BY_STATUS = Map.ofEntries(
            entry(
                    400,
                    ResponseAction.FAIL,
                    FailureType.SYSTEM_ERROR,
                    "Bad request. Please check your request parameters."),
            entry(
                    401,
                    ResponseAction.FAIL,
                    FailureType.CONFIG_ERROR,
                    "Unauthorized. Please ensure you are authenticated correctly."),
            entry(
                    403,
                    ResponseAction.FAIL,
                    FailureType.CONFIG_ERROR,
                    "Forbidden. You don't have permission to access this resource."),
            entry(
                    404,
                    ResponseAction.FAIL,
                    FailureType.SYSTEM_ERROR,
                    "Not found. The requested resource was not found on the server."),
            entry(
                    405,
                    ResponseAction.FAIL,
                    FailureType.SYSTEM_ERROR,
                    "Method not allowed. Please check your request method."),
            entry(408, ResponseAction.RETRY, FailureType.TRANSIENT_ERROR, "Request timeout."),
            entry(429, ResponseAction.RATE_LIMITED, FailureType.TRANSIENT_ERROR, "Too many requests."),
            entry(500, ResponseAction.RETRY, FailureType.TRANSIENT_ERROR, "Internal server error."),
            entry(502, ResponseAction.RETRY, FailureType.TRANSIENT_ERROR, "Bad gateway."),
            entry(503, ResponseAction.RETRY, FailureType.TRANSIENT_ERROR, "Service unavailable."),
            entry(504, ResponseAction.RETRY, FailureType.TRANSIENT_ERROR, "Gateway timeout."));

    private DefaultErrorMapping() {}

    private static Map.Entry<Integer, ErrorResolution> entry(
            int status, ResponseAction action, FailureType failureType, String text) {
        String message = "HTTP Status Code: " + status + ". Error: " + text;
        return Map.entry(status, new ErrorResolution(action, failureType, message));
    }

    /** What a status means, if it is one of the well-known errors. */
    static Optional<ErrorResolution> ofStatus(int status) {
        return Optional.ofNullable(BY_STATUS.get(status));
    }

    /** What an attempt means; anything unknown is tried again. */
    static ErrorResolution of(Attempt attempt) throws IOException {
        if (attempt instanceof Attempt.Broken broken) {
            return retry(ConnectionFailures.describe(broken.cause()));
        }
        Response response = ((Attempt.Answered) attempt).response();
        if (response.isOk()) {
            return ErrorResolution.SUCCESS;
        }
        Optional<ErrorResolution> known = ofStatus(response.status());
        return known.isPresent() ? known.get() : retry(unexpected(response));
    }

    private static ErrorResolution retry(String message) {
        return new ErrorResolution(ResponseAction.RETRY, FailureType.SYSTEM_ERROR, message);
    }

    private static String unexpected(Response response) throws IOException {
        String text = response.text();
        String quoted = Phrases.shortened(text, QUOTED_CHARACTERS);
        return "Response was not ok: unexpected HTTP status code " + response.status() + ". Response content is: "
                + quoted;
    }
}
