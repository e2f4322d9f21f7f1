package dev.cairn.http.auth.jwt;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.auth.TokenProvider;
import dev.cairn.pythonvalues.JsonDumps;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Makes and signs a token for each request; requests within one second get the same token. Thread-safe.
 *
 * <p>Source of the rules: {@code JwtAuthenticator} of the Python CDK.
 */
public final class JwtToken implements TokenProvider {

    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private final JwtContent content;
    private final JwtKey key;
    private final @Nullable Template prefix;
    private final long duration;
    private final Scope scope;
    private final Clock clock;
    private final SecretMask secrets;
    private volatile @Nullable Signed last;

    /**
     * @param prefix a word that stands before the token; null for none
     * @param duration how long a token is good for, in seconds
     * @param scope the variables {@code config} and {@code parameters}
     * @param secrets learns key and tokens
     */
    public JwtToken(
            JwtContent content,
            JwtKey key,
            @Nullable Template prefix,
            long duration,
            Scope scope,
            Clock clock,
            SecretMask secrets) {
        this.content = content;
        this.key = key;
        this.prefix = prefix;
        this.duration = duration;
        this.scope = scope;
        this.clock = clock;
        this.secrets = secrets;
    }

    private record Signed(String input, JwtAlgorithm.Signer signer, String token) {}

    @Override
    public String token() {
        Object word = prefix == null ? null : prefix.evaluate(scope);
        String token = signed();
        return PythonTruth.isTrue(word) ? PythonText.str(word) + " " + token : token;
    }

    private String signed() {
        JwtAlgorithm.Signer signer = key.signer(scope, secrets);
        String input = encoded(content.header(key.algorithm(), scope))
                + "."
                + encoded(content.claims(clock.instant().getEpochSecond(), duration, scope));
        Signed known = last;
        if (known != null && known.input.equals(input) && known.signer == signer) {
            return known.token;
        }
        try {
            String token = input + "." + URL_SAFE.encodeToString(signer.sign(input));
            secrets.addPassing(token);
            last = new Signed(input, signer, token);
            return token;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw key.failure(e);
        }
    }

    private String encoded(Object members) {
        try {
            return URL_SAFE.encodeToString(JsonDumps.compact(members).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new SystemException(content.place() + ": failed to sign a token: " + e.getMessage());
        }
    }
}
