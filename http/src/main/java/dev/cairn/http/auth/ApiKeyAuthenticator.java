package dev.cairn.http.auth;

import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestTarget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a token into the part of the request that the manifest names. Thread-safe. */
public record ApiKeyAuthenticator(RequestOption option, TokenProvider token) implements Authenticator {

    @Override
    public RequestOptions credentials() throws InterruptedException {
        return RequestOptions.of(option, token.token());
    }

    /** No token is obtained where it goes elsewhere. */
    @Override
    public Map<String, @Nullable Object> headers() throws InterruptedException {
        return option.target() == RequestTarget.HEADER ? credentials().headers() : Map.of();
    }
}
