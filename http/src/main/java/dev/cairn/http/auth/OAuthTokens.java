package dev.cairn.http.auth;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where an authenticator keeps its tokens. Thread-safe. */
public interface OAuthTokens {

    /** The present access token, or null if none has been obtained. */
    @Nullable
    String accessToken();

    /** When the access token expires. */
    Instant expiry();

    /** What a new access token is asked for with, or null for nothing. */
    @Nullable
    String refreshToken();

    /**
     * Replaces the tokens.
     *
     * @param refreshToken null to keep the present one
     */
    void replace(String accessToken, Instant expiry, @Nullable String refreshToken);

    /** The lock that a thread holds while it obtains tokens; shared by all that use the same refresh token. */
    ReentrantLock refreshing();
}
