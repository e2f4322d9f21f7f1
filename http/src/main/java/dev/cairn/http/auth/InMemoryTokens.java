package dev.cairn.http.auth;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps tokens in memory; the refresh token stays the same. Thread-safe. */
public final class InMemoryTokens implements OAuthTokens {

    private final ReentrantLock refreshing = new ReentrantLock();
    private final @Nullable Supplier<String> refreshToken;
    private volatile Access access;

    /**
     * @param refreshToken gives it each time that it is needed; null if the grant needs none
     * @param accessToken the token to begin with, or null
     * @param expiry when that token expires
     */
    public InMemoryTokens(@Nullable Supplier<String> refreshToken, @Nullable String accessToken, Instant expiry) {
        this.refreshToken = refreshToken;
        this.access = new Access(accessToken, accessToken == null ? Instant.MIN : expiry);
    }

    private record Access(@Nullable String token, Instant expiry) {}

    @Override
    public @Nullable String accessToken() {
        return access.token;
    }

    @Override
    public Instant expiry() {
        return access.expiry;
    }

    @Override
    public @Nullable String refreshToken() {
        return refreshToken == null ? null : refreshToken.get();
    }

    @Override
    public void replace(String accessToken, Instant expiry, @Nullable String ignoredRefreshToken) {
        access = new Access(accessToken, expiry);
    }

    @Override
    public ReentrantLock refreshing() {
        return refreshing;
    }
}
