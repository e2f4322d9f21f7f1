package dev.cairn.http.client;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.TransientException;
import dev.cairn.http.Request;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestNotices;
import org.jspecify.annotations.Nullable;

/**
 * Obtains new credentials when the API rejects those of a request, at most once. For one request; not thread-safe.
 *
 * <p>Source of the rules: {@code REFRESH_TOKEN_THEN_RETRY} in {@code HttpClient} of the Python CDK.
 */
final class ForcedRefresh {

    private final Authenticator authenticator;
    private final RequestNotices notices;
    private final FailureTexts texts;
    private @Nullable Boolean obtained;

    ForcedRefresh(Authenticator authenticator, RequestNotices notices, FailureTexts texts) {
        this.authenticator = authenticator;
        this.notices = notices;
        this.texts = texts;
    }

    /**
     * Prepares another attempt.
     *
     * @throws SyncException if the request was refused again, or the user must do something about the credentials
     */
    void refused(Request request, Attempt attempt, ErrorResolution resolution) throws InterruptedException {
        if (obtained != null) {
            throw refusedAgain(obtained, request, attempt, resolution);
        }
        try {
            if (authenticator.refresh(request)) {
                obtained = true;
                notices.noted("Refreshed the token since the API did not accept it");
            } else {
                notices.warned("The API wants another token, but this authentication has no refresh");
            }
        } catch (ConfigException e) {
            throw e;
        } catch (SyncException e) {
            obtained = false;
            notices.warned(
                    texts.masked("Could not refresh the token, trying again with the present one: " + e.getMessage()));
        }
    }

    private SyncException refusedAgain(
            boolean withNewToken, Request request, Attempt attempt, ErrorResolution resolution) {
        String answer = attempt instanceof Attempt.Answered answered
                ? "status code " + answered.response().status()
                : ConnectionFailures.describe(((Attempt.Broken) attempt).cause());
        String message = resolution.message();
        String internal = texts.masked("'" + request.method() + "' request to '" + request.url()
                + "' was refused again (" + answer + "), "
                + (withNewToken
                        ? "with an access token that had just been obtained."
                        : "and no other token is at hand.")
                + (message == null || message.isEmpty() ? "" : " The error handler says: " + message));
        return withNewToken
                ? new ConfigException(
                        "The API refuses the access token although it has just been obtained.", internal, null)
                : new TransientException(
                        "The API refuses the access token, and no other one could be obtained.", internal, null);
    }
}
