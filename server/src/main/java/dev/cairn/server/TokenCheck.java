package dev.cairn.server;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.Claim;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has a token that is signed with the server's secret (HS256). No claim is demanded; those of time count, and a
 * token for an audience is not for us, as in the reference. Thread-safe.
 */
final class TokenCheck {

    private final @Nullable JWTVerifier verifier;

    /** @param secret null lets everybody in */
    TokenCheck(@Nullable String secret, Clock clock) {
        this.verifier = secret == null
                ? null
                : ((JWTVerifier.BaseVerification) JWT.require(Algorithm.HMAC256(secret))).build(clock);
    }

    /** @throws Refusal if the request may not come in */
    void require(@Nullable String authorization) throws Refusal {
        if (verifier == null) {
            return;
        }
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
        return new Refusal(
                new Answer(401, Map.of(), Answer.failed(401, detail).body()).with("WWW-Authenticate", "Bearer"));
    }
}
