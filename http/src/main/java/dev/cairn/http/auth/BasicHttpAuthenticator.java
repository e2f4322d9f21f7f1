package dev.cairn.http.auth;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Sends {@code Authorization: Basic …} with user name and password in UTF-8. Thread-safe.
 *
 * @param secrets learns the encoded pair, from which anyone could read the password
 */
public record BasicHttpAuthenticator(TokenProvider username, TokenProvider password, SecretMask secrets)
        implements Authenticator {

    @Override
    public RequestOptions credentials() throws InterruptedException {
        String pair = username.token() + ":" + password.token();
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        secrets.add(encoded);
        return RequestOptions.of(BearerAuthenticator.AUTHORIZATION, "Basic " + encoded);
    }
}
