package dev.cairn.runtime.internal.http.auth;

import dev.cairn.runtime.internal.http.RequestOption;
import dev.cairn.runtime.internal.http.RequestOptions;
import dev.cairn.runtime.internal.http.RequestTarget;

/** Sends {@code Authorization: Bearer token}. Thread-safe. */
public final class BearerAuthenticator implements Authenticator {

    static final RequestOption AUTHORIZATION = new RequestOption(RequestTarget.HEADER, "Authorization");

    private final TokenProvider token;

    public BearerAuthenticator(TokenProvider token) {
        this.token = token;
    }

    @Override
    public RequestOptions credentials() throws InterruptedException {
        return RequestOptions.of(AUTHORIZATION, "Bearer " + token.token());
    }
}
