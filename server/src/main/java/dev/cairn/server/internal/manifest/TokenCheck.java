package dev.cairn.server.internal.manifest;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.cairn.server.internal.http.Answer;
import dev.cairn.server.internal.http.Endpoint.Gate;
import dev.cairn.server.internal.http.Refusal;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Lets in requests that have a token that is signed with the server's secret (HS256). No claim is demanded; those of time count, and a
 * token for an audience is not for us, as in the reference. Thread-safe.
 */
public final class TokenCheck implements Gate {

    private final @Nullable JWTVerifier verifier;

    /** A check of tokens; without a secret it lets everyone in. */
    public TokenCheck(@Nullable String secret, Clock clock) {
        this.verifier = secret == null
                ? null
                : ((JWTVerifier.BaseVerification) JWT.require(Algorithm.HMAC256(secret))).build(clock);
    }

    @Override
    public void require(HttpFields headers) throws Refusal {
        if (verifier == null) {
            return;
        }
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        String[] parts = String.valueOf(authorization).split(" ", 2);
        if (parts.length < 2 || !parts[0].toLowerCase(Locale.ROOT).equals("bearer") || parts[1].isEmpty()) {
            throw refused("Bearer token required");
        }
        try {
            if (!isForUs(verifier.verify(parts[1].strip()))) {
                throw refused("Invalid token");
            }
        } catch (JWTVerificationException e) {
            throw refused("Invalid token");
        }
    }

    /** What the library leaves to its users, or reads more kindly than the reference. */
    private static boolean isForUs(DecodedJWT token) {
        boolean texts = Stream.of("sub", "jti")
                .map(token::getClaim)
                .allMatch(claim -> claim.isMissing() || claim.asString() != null);
        boolean times = Stream.of("exp", "nbf", "iat").map(token::getClaim).noneMatch(Claim::isNull);
        return texts
                && times
                && token.getClaim("aud").isMissing()
                && token.getHeaderClaim("crit").isMissing();
    }

    private static Refusal refused(String detail) {
        return new Refusal(Answer.failed(401, detail).with("WWW-Authenticate", "Bearer"));
    }
}
