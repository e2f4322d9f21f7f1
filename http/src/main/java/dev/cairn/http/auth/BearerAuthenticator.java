package dev.cairn.http.auth;

import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestTarget;

/** Sends {@code Authorization: Bearer token}. Thread-safe. */
public record BearerAuthenticator(TokenProvider token) implements Authenticator {

    static final RequestOption AUTHORIZATION = new RequestOption(RequestTarget.HEADER, "Authorization");

    @Override
    public RequestOptions credentials() throws InterruptedException {
        return RequestOptions.of(AUTHORIZATION, "Bearer " + token.token());
    }
}
