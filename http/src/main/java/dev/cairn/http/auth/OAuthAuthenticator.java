package dev.cairn.http.auth;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SystemException;
import dev.cairn.http.Request;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends an access token, and obtains a new one when it has expired. Thread-safe; while one worker obtains it, the
 * others wait.
 *
 * <p>Source of the rules: {@code AbstractOauth2Authenticator} of the Python CDK and its subclasses.
 */
public final class OAuthAuthenticator implements Authenticator {

    /** Taken where the endpoint says nothing. */
    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    private final @Nullable Supplier<TokenRequest> requests;
    private final OAuthTokens tokens;
    private final TokenExpiry expiry;
    private final TokenEndpoint endpoint;
    private final HttpEnvironment environment;

    /** @param requests how to ask, evaluated each time; null where there is no endpoint, so that no token can be obtained */
    public OAuthAuthenticator(
            @Nullable Supplier<TokenRequest> requests,
            OAuthTokens tokens,
            TokenExpiry expiry,
            TokenErrors errors,
            HttpEnvironment environment) {
        this.requests = requests;
        this.tokens = tokens;
        this.expiry = expiry;
        this.endpoint = new TokenEndpoint(environment, errors);
        this.environment = environment;
    }

    @Override
    public RequestOptions credentials() throws InterruptedException {
        return RequestOptions.of(BearerAuthenticator.AUTHORIZATION, "Bearer " + accessToken());
    }

    private String accessToken() throws InterruptedException {
        if (requests == null) {
            return givenToken();
        }
        if (hasExpired()) {
            tokens.refreshing().lockInterruptibly();
            try {
                if (hasExpired()) {
                    obtain(false);
                }
            } finally {
                tokens.refreshing().unlock();
            }
        }
        return Objects.requireNonNullElse(tokens.accessToken(), "");
    }

    /** Without an endpoint there is one token, which is used for good. */
    private String givenToken() {
        String token = tokens.accessToken();
        if (token == null) {
            throw new SystemException(
                    "This OAuthAuthenticator has neither a token_refresh_endpoint nor an access_token_value");
        }
        return token;
    }

    @Override
    public boolean refresh(Request rejected) throws InterruptedException {
        String rejectedToken = rejected.headers().value("Authorization").orElse("");
        tokens.refreshing().lockInterruptibly();
        try {
            if (rejectedToken.equals("Bearer " + tokens.accessToken())) {
                obtain(true);
            }
            return true;
        } finally {
            tokens.refreshing().unlock();
        }
    }

    private boolean hasExpired() {
        return environment.clock().instant().isAfter(tokens.expiry());
    }

    /** @param refused whether the API does not accept the present token */
    private void obtain(boolean refused) throws InterruptedException {
        if (requests == null) {
            throw new SystemException("This OAuthAuthenticator has no token_refresh_endpoint to obtain a token from");
        }
        TokenRequest tokenRequest = requests.get();
        String refreshToken = tokens.refreshToken();
        if (refreshToken != null) {
            environment.secrets().add(refreshToken);
        }
        Object answer = endpoint.ask(tokenRequest.build(refreshToken), refused);
        OAuthNames names = tokenRequest.names();
        Object accessToken = NestedValue.find(answer, names.accessToken());
        if (!PythonTruth.isTrue(accessToken)) {
            throw new SystemException("Token refresh API response was missing access token " + names.accessToken());
        }
        Object newRefreshToken = NestedValue.find(answer, names.refreshToken());
        String newAccessToken = PythonText.str(accessToken);
        environment.secrets().addPassing(newAccessToken);
        tokens.replace(
                newAccessToken,
                expiryOf(NestedValue.find(answer, names.expiresIn())),
                newRefreshToken == null ? null : lasting(newRefreshToken));
    }

    private String lasting(Object token) {
        String text = PythonText.str(token);
        environment.secrets().add(text);
        return text;
    }

    private Instant expiryOf(@Nullable Object value) {
        Instant now = environment.clock().instant();
        if (value != null) {
            return expiry.parse(value, now);
        }
        return hasExpired() ? now.plus(DEFAULT_LIFETIME) : tokens.expiry();
    }

    /** Finds a member by its name anywhere in a document, outermost first, at most five levels deep. */
    private static final class NestedValue {

        private static final int MAX_DEPTH = 5;

        private NestedValue() {}

        /**
         * The value, or null where there is none.
         *
         * @throws ConfigException if the document goes deeper than that before the member is found
         */
        static @Nullable Object find(@Nullable Object document, String key) {
            return find(document, key, 0);
        }

        private static @Nullable Object find(@Nullable Object value, String key, int depth) {
            if (depth > MAX_DEPTH) {
                throw new ConfigException("The answer of the token endpoint is nested too deeply; there is no '" + key
                        + "' in its first " + MAX_DEPTH + " levels");
            }
            if (value instanceof Map<?, ?> map) {
                return map.containsKey(key) ? map.get(key) : first(map.values(), key, depth + 1);
            }
            return value instanceof Collection<?> items ? first(items, key, depth + 1) : null;
        }

        private static @Nullable Object first(Collection<?> values, String key, int depth) {
            for (Object value : values) {
                Object found = find(value, key, depth);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }
}
