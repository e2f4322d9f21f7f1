package dev.cairn.http.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.templates.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JwtTokenTest {

    private final FakeTime time = new FakeTime();
    private final SecretMask secrets = new SecretMask();
    private final Map<String, Template> header = new LinkedHashMap<>();
    private final List<JwtContent.Member> moreHeader = new ArrayList<>();
    private final Map<String, Template> claims = new LinkedHashMap<>();
    private final List<JwtContent.Member> moreClaims = new ArrayList<>();
    private @Nullable Template prefix;

    /** The token was made by PyJWT 2.15.1. */
    @Test
    void theTokenIsThatOfTheReferenceToTheByte() {
        time.advance(Duration.between(time.instant(), Instant.ofEpochSecond(1_700_000_000)));
        header.put("kid", constant("k1"));
        header.put("typ", constant("JWT"));
        moreHeader.add(member("tenant", "t1"));
        claims.put("iss", constant("me"));
        moreClaims.add(member("scope", "ü"));
        moreClaims.add(member("n", 1L));
        moreClaims.add(member("x", null));
        assertEquals(
                "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIiwidGVuYW50IjoidDEiLCJ0eXAiOiJKV1QifQ.eyJzY29wZSI6Ilx1MDBmYyIsIm4iOj"
                        + "EsIngiOm51bGwsImlzcyI6Im1lIiwiaWF0IjoxNzAwMDAwMDAwLCJleHAiOjE3MDAwMDAwNjAsIm5iZiI6MTcwMDAwMDAwM"
                        + "H0.tKhx5kUhoi8omH5T_PO88eFa9Tq6RwLC36_XzLWyo6g",
                token(60, "short-secret", false).token());
    }

    @Test
    void theBase64FormOfASecretIsAnotherSecret() {
        String encoded = Base64.getEncoder().encodeToString("secret".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                token(60, encoded, false).token(), token(60, "secret", true).token());
    }

    @Test
    void aPrefixWithoutValueIsNone() {
        prefix = constant("");
        assertFalse(token(60, "s", false).token().contains(" "));
        prefix = constant("Signed");
        assertTrue(token(60, "s", false).token().startsWith("Signed ey"));
    }

    @Test
    void aTokenIsMadeAnewWithEachSecond() {
        JwtToken token = token(60, "s", false);
        String first = token.token();
        assertEquals(first, token.token());
        time.advance(Duration.ofSeconds(1));
        assertFalse(first.equals(token.token()));
        assertEquals("****", secrets.mask(first));
    }

    @Test
    void registeredNamesHaveTheirOwnPlaces() {
        moreHeader.add(member("kid", "k"));
        String message = assertThrows(
                        SystemException.class, () -> token(60, "s", false).token())
                .userMessage();
        assertTrue(message.startsWith("m.yaml:1:2: additional_jwt_headers sets 'kid'"), message);
        moreHeader.clear();
        moreClaims.add(member("exp", 1L));
        assertThrows(SystemException.class, () -> token(60, "s", false).token());
    }

    @Test
    void anIssuerThatIsNoTextIsRefused() {
        claims.put("iss", constant(5L));
        assertThrows(SystemException.class, () -> token(60, "s", false).token());
    }

    @Test
    void aKeyOfAnotherKindOfAlgorithmIsNoSharedSecret() {
        for (String key : List.of("", "-----BEGIN PUBLIC KEY-----\nx", "ssh-rsa AAAA", "{\"kty\": \"oct\"}")) {
            String message = assertThrows(
                            SystemException.class, () -> token(60, key, false).token())
                    .userMessage();
            assertTrue(message.startsWith("m.yaml:3:4: failed to sign a token with HS256: "), message);
        }
    }

    private JwtToken token(long duration, String secret, boolean base64) {
        return new JwtToken(
                new JwtContent(header, moreHeader, claims, moreClaims, "m.yaml:1:2"),
                new JwtKey(JwtAlgorithm.HS256, constant(secret), base64, null, "m.yaml:3:4"),
                prefix,
                duration,
                TestTemplate.emptyScope(),
                time,
                secrets);
    }

    private static JwtContent.Member member(String name, @Nullable Object value) {
        return new JwtContent.Member(constant(name), TemplatedValue.of(constant(value)));
    }

    private static Template constant(@Nullable Object value) {
        return TestTemplate.constant(value);
    }
}
