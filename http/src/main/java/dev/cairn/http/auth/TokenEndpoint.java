package dev.cairn.http.auth;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Request;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.error.MessageInBody;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends token requests. Retries for up to five minutes while the endpoint is overloaded or cannot be reached.
 * Thread-safe.
 *
 * <p>Source of the rules: {@code AbstractOauth2Authenticator._make_handled_request} of the Python CDK.
 */
record TokenEndpoint(HttpEnvironment environment, TokenErrors errors) {

    private static final Duration MAX_TIME = Duration.ofMinutes(5);
    private static final int QUOTED_CHARACTERS = 2_000;

    /**
     * The body of the endpoint's answer.
     *
     * @param refused whether the API does not accept the present token, so that the user must do something where the
     *     endpoint gives no other one
     * @throws SyncException if there is none that can be used
     */
    @Nullable
    Object ask(Request request, boolean refused) throws InterruptedException {
        Instant start = environment.clock().instant();
        for (long wait = 1; ; wait *= 2) {
            Answer answer = attempt(request, refused);
            if (answer.failure == null) {
                return answer.body;
            }
            Duration left =
                    MAX_TIME.minus(Duration.between(start, environment.clock().instant()));
            if (!answer.again || left.compareTo(Duration.ZERO) <= 0) {
                throw answer.failure;
            }
            Duration pause = left.compareTo(Duration.ofSeconds(wait)) < 0 ? left : Duration.ofSeconds(wait);
            environment.observer().waiting(pause, answer.failure.userMessage());
            environment.sleeper().sleep(pause);
        }
    }

    /** What came of one attempt: a body, or a failure after which another attempt may help. */
    private record Answer(@Nullable Object body, @Nullable SyncException failure, boolean again) {}

    private Answer attempt(Request request, boolean refused) throws InterruptedException {
        // As in the reference, and since a refresh token may be good for one request only.
        try (var raw =
                environment.sendForCredentials(request.over(request.connection().onItsOwn()), RequestPurpose.TOKEN)) {
            Response response = Response.ofShort(raw);
            if (!response.isOk()) {
                boolean again = response.status() == 429 || response.status() >= 500;
                return new Answer(null, failure(response, again, refused), again);
            }
            var json = response.json();
            return json.isPresent()
                    ? new Answer(json.get().value(), null, false)
                    : new Answer(
                            null,
                            new SystemException("The token endpoint answered with something that is no JSON"),
                            false);
        } catch (InterruptedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for a token");
            }
            return broken(e);
        } catch (IOException e) {
            return broken(e);
        }
    }

    private static Answer broken(IOException failure) {
        SyncException reported = new TransientException(
                "OAuth access token refresh request failed due to a network error.",
                "Network error during the refresh of an OAuth token: " + ConnectionFailures.describe(failure),
                failure);
        return new Answer(null, reported, true);
    }

    private SyncException failure(Response response, boolean overloaded, boolean refused) throws IOException {
        if (errors.matches(response)) {
            String details = ProviderError.of(response, environment.secrets());
            return new ConfigException(
                    "The provider refuses the refresh token: it is not valid, has expired or was used before. Authenticate"
                            + " again in the settings of this connection."
                            + (details.isEmpty() ? "" : " The provider says: " + details),
                    "The token endpoint refuses the refresh token: HTTP " + response.status() + ": "
                            + Phrases.shortened(environment.secrets().mask(response.text()), QUOTED_CHARACTERS),
                    null);
        }
        String said = environment.secrets().mask(MessageInBody.find(response).orElse("no message"));
        String internal = "The token endpoint answered with status code " + response.status() + ": "
                + Phrases.shortened(said, QUOTED_CHARACTERS);
        String message = "OAuth access token refresh request failed with status code " + response.status() + ".";
        if (overloaded) {
            return new TransientException(message, internal, null);
        }
        return refused
                ? new ConfigException(
                        "The API refuses the access token, and the token endpoint gives no other one (status code "
                                + response.status() + ").",
                        internal,
                        null)
                : new SystemException(message, internal, null);
    }

    /**
     * Identifies an error response of a token endpoint by its {@code error} and by the code at the start of its {@code
     * error_description}. Both are stable; the rest of the description may contain times and identifiers.
     *
     * <p>Source of the rules: {@code AbstractOauth2Authenticator} of the Python CDK; RFC 6749, section 5.2.
     */
    private static final class ProviderError {

        /** For example {@code AADSTS50173} of Microsoft Entra. */
        private static final Pattern CODE = Pattern.compile("[A-Za-z]{3,}\\d{4,}\\b");

        private static final int CHARACTERS = 64;

        private ProviderError() {}

        /** Empty where the answer says nothing of the kind. */
        static String of(Response response, SecretMask secrets) throws IOException {
            List<String> parts = new ArrayList<>();
            if (response.jsonOrEmpty() instanceof Map<?, ?> body) {
                if (body.get("error") instanceof String error && !error.isBlank()) {
                    parts.add(error.strip().replaceAll("\\s+", " "));
                }
                if (body.get("error_description") instanceof String description) {
                    Matcher code = CODE.matcher(description.strip());
                    if (code.lookingAt()) {
                        parts.add(code.group());
                    }
                }
            }
            String text = secrets.mask(String.join(": ", parts));
            return Phrases.shortened(text, CHARACTERS);
        }
    }
}
