package dev.cairn.http.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.ScriptedTransport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OAuthAuthenticatorTest {

    private final FakeTime time = new FakeTime();
    private final SecretMask secrets = new SecretMask();
    private final ScriptedTransport api = new ScriptedTransport();

    @Test
    void asksForATokenOnceAndKeepsItUntilItExpires() throws Exception {
        api.then(200, "{\"access_token\": \"one\", \"expires_in\": 60}").then(200, "{\"access_token\": \"two\"}");
        Authenticator authenticator = authenticator(refreshing(), kept("r-1"));
        assertEquals("Bearer one", header(authenticator));
        time.advance(Duration.ofSeconds(60));
        assertEquals("Bearer one", header(authenticator));
        time.advance(Duration.ofSeconds(1));
        assertEquals("Bearer two", header(authenticator));
        assertEquals(2, api.requests().size());
    }

    @Test
    void sendsTheFieldsOfTheGrantAsAForm() throws Exception {
        api.then(200, "{\"access_token\": \"t\"}");
        header(authenticator(refreshing(), kept("r-1")));
        assertEquals(
                "grant_type=refresh_token&client_id=cid&client_secret=s%26%3D&refresh_token=r-1&scopes=read&scopes=a%3Ab"
                        + "&audience=me",
                bodyOf(api.requests().get(0)));
    }

    @Test
    void aClientGrantHasNoRefreshTokenAndMayNameItsFields() throws Exception {
        api.then(200, "{\"data\": [{\"token\": \"t\", \"ttl\": \"3600\"}]}");
        OAuthNames names = new OAuthNames("grant", "id", "secret", "refresh_token", "token", "ttl");
        TokenRequest request = new TokenRequest(
                "http://h/token",
                names,
                new TokenRequest.Grant("client_credentials", "cid", "sec", List.of(), null),
                Map.of(),
                Map.of(),
                false);
        assertEquals("Bearer t", header(authenticator(request, kept(null))));
        assertEquals(
                "grant=client_credentials&id=cid&secret=sec",
                bodyOf(api.requests().get(0)));
    }

    @Test
    void credentialsMayGoIntoAHeaderAndFieldsIntoTheUrl() throws Exception {
        api.then(200, "{\"access_token\": \"t\"}");
        TokenRequest request = new TokenRequest(
                "http://h/token",
                OAuthNames.STANDARD,
                new TokenRequest.Grant("refresh_token", "cid", "sec", List.of(), null),
                Map.of(),
                Map.of("Authorization", "Basic x"),
                true);
        header(authenticator(request, kept("r")));
        assertEquals(
                "http://h/token?grant_type=refresh_token&refresh_token=r",
                api.requests().get(0).url());
        assertEquals("", bodyOf(api.requests().get(0)));
    }

    @Test
    void anAssertionTakesThePlaceOfTheClient() throws Exception {
        api.then(200, "{\"access_token\": \"t\"}");
        TokenRequest request = new TokenRequest(
                "http://h/token",
                OAuthNames.STANDARD,
                new TokenRequest.Grant("jwt-bearer", "", null, List.of(), () -> "signed"),
                Map.of(),
                Map.of(),
                false);
        header(authenticator(request, kept(null)));
        assertEquals(
                "grant_type=jwt-bearer&assertion=signed", bodyOf(api.requests().get(0)));
    }

    @Test
    void anOverloadedEndpointIsAskedAgainForFiveMinutes() {
        api.then(503, "busy");
        SyncException failure =
                assertThrows(SyncException.class, () -> header(authenticator(refreshing(), kept("r-1"))));
        assertEquals(FailureType.TRANSIENT_ERROR, failure.failureType());
        assertEquals(List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 45.0), time.sleptSeconds());
    }

    @Test
    void anInvalidGrantAsksTheUserToAuthenticateAgain() {
        api.then(400, "{\"error\": \"invalid_grant\"}");
        SyncException failure =
                assertThrows(SyncException.class, () -> header(authenticator(refreshing(), kept("r-1"))));
        assertEquals(FailureType.CONFIG_ERROR, failure.failureType());
        assertTrue(failure.userMessage().contains("Authenticate again"), failure.userMessage());
        assertEquals(List.of(), time.sleptSeconds());
    }

    @Test
    void aRefusedRefreshTokenIsToldWithTheProvidersErrorAndCode() {
        api.then(
                400,
                "{\"error\": \"invalid_grant\", \"error_description\":"
                        + " \"AADSTS50173: r-1 was revoked at 2026-01-01T00:00:07Z\"}");
        SyncException failure =
                assertThrows(SyncException.class, () -> header(authenticator(refreshing(), kept("r-1"))));
        assertTrue(
                failure.userMessage().endsWith(" The provider says: invalid_grant: AADSTS50173"),
                failure.userMessage());
        String internal = String.valueOf(failure.getMessage());
        assertTrue(internal.contains("HTTP 400"), internal);
        assertTrue(internal.contains("**** was revoked at 2026-01-01T00:00:07Z"), internal);
    }

    @Test
    void whatTheProviderSaysIsCutOffButNotInTheMiddleOfASecret() {
        String answer = "{\"error\": \"invalid_grant\", \"error_description\": \"" + "A".repeat(60) + "1234\"}";
        api.then(400, answer);
        SyncException failure =
                assertThrows(SyncException.class, () -> header(authenticator(refreshing(), kept("r-1"))));
        assertTrue(failure.userMessage().endsWith(": invalid_grant: " + "A".repeat(49) + "…"), failure.userMessage());
        failure = assertThrows(SyncException.class, () -> header(authenticator(refreshing(), kept("A".repeat(56)))));
        assertTrue(failure.userMessage().endsWith(": invalid_grant: ****1234"), failure.userMessage());
    }

    @Test
    void anEndpointThatRefusesToReplaceARefusedTokenIsTheUsersConcern() throws Exception {
        Authenticator authenticator = authenticator(refreshing(), kept("r-1"));
        api.then(200, "{\"access_token\": \"t\"}").then(403, "no");
        Request rejected =
                authenticator.sign(new Request("GET", "http://h/", Headers.empty(), null), RequestObserver.SILENT);
        SyncException failure = assertThrows(SyncException.class, () -> authenticator.refresh(rejected));
        assertEquals(FailureType.CONFIG_ERROR, failure.failureType());
        SyncException first = assertThrows(SyncException.class, () -> header(authenticator(refreshing(), kept("r-1"))));
        assertEquals(FailureType.SYSTEM_ERROR, first.failureType());
    }

    @Test
    void anAnswerWithoutATokenFails() {
        api.then(200, "{\"token\": \"t\"}");
        assertThrows(SyncException.class, () -> header(authenticator(refreshing(), kept("r-1"))));
    }

    @Test
    void tokensBecomeSecrets() throws Exception {
        api.then(200, "{\"access_token\": \"acc-1\", \"refresh_token\": \"ref-2\"}");
        header(authenticator(refreshing(), kept("ref-1")));
        assertEquals("**** **** ****", secrets.mask("acc-1 ref-1 ref-2"));
    }

    @Test
    void aSingleUseRefreshTokenIsReplacedInTheConfigurationAndAnnounced() throws Exception {
        List<Map<String, @Nullable Object>> announced = new ArrayList<>();
        ConnectorConfig config = new ConnectorConfig(
                Map.of(
                        "url",
                        "u",
                        "credentials",
                        Map.of(
                                "refresh_token", "old",
                                "access_token", "old-access",
                                "token_expiry_date", "2020-01-01T00:00:00Z")),
                announced::add);
        api.then(200, "{\"access_token\": \"new-access\", \"refresh_token\": \"new\", \"expires_in\": 7200}");
        assertEquals("Bearer new-access", header(authenticator(refreshing(), inConfig(config))));
        assertEquals("Bearer new-access", header(authenticator(refreshing(), inConfig(config))), "another stream");
        Map<String, Object> expected = Map.of(
                "url",
                "u",
                "credentials",
                Map.of(
                        "refresh_token", "new",
                        "access_token", "new-access",
                        "token_expiry_date", "2026-01-01T02:00:00+00:00"));
        assertEquals(List.of(expected), announced);
        assertEquals(expected, config.current());
    }

    @Test
    void anExpiryMayBeAPointInTime() throws Exception {
        api.then(200, "{\"access_token\": \"t\", \"expires_in\": \"2026-01-01T00:10:00Z\"}");
        InMemoryTokens tokens = kept("r");
        header(new OAuthAuthenticator(
                OAuthAuthenticatorTest::refreshing,
                tokens,
                TokenExpiry.POINT_IN_TIME,
                TokenErrors.STANDARD,
                environment(api)));
        assertEquals(Instant.parse("2026-01-01T00:10:00Z"), tokens.expiry());
    }

    @Test
    void aRejectedTokenIsReplacedOnceHoweverManyWorkersMetIt() throws Exception {
        api.then(200, "{\"access_token\": \"one\"}").then(200, "{\"access_token\": \"two\"}");
        Authenticator authenticator = authenticator(refreshing(), kept("r"));
        Request rejected =
                new Request("GET", "http://h/", Headers.of(Map.of("Authorization", header(authenticator))), null);
        assertTrue(authenticator.refresh(rejected));
        assertTrue(authenticator.refresh(rejected));
        assertEquals("Bearer two", header(authenticator));
        assertEquals(2, api.requests().size());
        assertFalse(Authenticator.NONE.refresh(rejected));
    }

    @Test
    void sixtyFourWorkersRefreshOncePerExpiry() throws Exception {
        AtomicInteger refreshes = new AtomicInteger();
        AtomicInteger used = new AtomicInteger();
        HttpTransport counting = request -> new RawResponse(
                200,
                Headers.empty(),
                request.url(),
                new ByteArrayInputStream(("{\"access_token\": \"t" + refreshes.incrementAndGet() + "\"}")
                        .getBytes(StandardCharsets.UTF_8)));
        Authenticator authenticator = new OAuthAuthenticator(
                OAuthAuthenticatorTest::refreshing,
                kept("r"),
                TokenExpiry.SECONDS_LEFT,
                TokenErrors.STANDARD,
                environment(counting));
        String first = header(authenticator);
        assertEquals("Bearer t1", first);
        ExecutorService workers = Executors.newFixedThreadPool(64);
        try {
            for (int expiry = 1; expiry <= 20; expiry++) {
                Request rejected =
                        new Request("GET", "http://h/", Headers.of(Map.of("Authorization", "Bearer t" + expiry)), null);
                List<Future<String>> results = new ArrayList<>();
                for (int worker = 0; worker < 64; worker++) {
                    results.add(workers.submit(() -> {
                        used.incrementAndGet();
                        authenticator.refresh(rejected);
                        return header(authenticator);
                    }));
                }
                for (Future<String> result : results) {
                    assertEquals("Bearer t" + (expiry + 1), result.get());
                }
            }
        } finally {
            workers.shutdownNow();
        }
        assertEquals(21, refreshes.get());
        assertEquals(64 * 20, used.get());
    }

    @Test
    void sixtyFourWorkersOfATokenThatIsGoodForAHundredRequestsRefreshOncePerExpiry() throws Exception {
        HundredUses server = new HundredUses();
        HttpEnvironment environment = new HttpEnvironment(
                server, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), duration -> {}, secrets, RequestObserver.SILENT);
        Authenticator authenticator = new OAuthAuthenticator(
                OAuthAuthenticatorTest::refreshing,
                kept("r"),
                TokenExpiry.SECONDS_LEFT,
                TokenErrors.STANDARD,
                environment);
        ExecutorService workers = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int worker = 0; worker < 64; worker++) {
                results.add(workers.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        sendUntilAccepted(server, authenticator);
                    }
                    return null;
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            workers.shutdownNow();
        }
        assertEquals(64 * 50, server.accepted);
        assertEquals(64 * 50 / 100, server.tokens);
    }

    private static void sendUntilAccepted(HundredUses server, Authenticator authenticator) throws InterruptedException {
        Request request = new Request("GET", "http://h/items", Headers.empty(), null);
        Request signed = authenticator.sign(request, RequestObserver.SILENT);
        while (server.send(signed).status() == 401) {
            assertTrue(authenticator.refresh(signed));
            signed = authenticator.sign(request, RequestObserver.SILENT);
        }
    }

    /** Gives tokens that are good for a hundred requests each. */
    private static final class HundredUses implements HttpTransport {

        private int tokens;
        private int uses;
        private int accepted;

        @Override
        public synchronized RawResponse send(Request request) {
            if (request.url().endsWith("/token")) {
                tokens++;
                uses = 0;
                return answer(request, 200, "{\"access_token\": \"t" + tokens + "\", \"expires_in\": 3600}");
            }
            boolean good =
                    request.headers().value("Authorization").orElse("").equals("Bearer t" + tokens) && uses < 100;
            if (good) {
                uses++;
                accepted++;
            }
            return answer(request, good ? 200 : 401, "{}");
        }

        private static RawResponse answer(Request request, int status, String body) {
            return new RawResponse(
                    status,
                    Headers.empty(),
                    request.url(),
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Authenticator authenticator(TokenRequest request, OAuthTokens tokens) {
        return new OAuthAuthenticator(
                () -> request, tokens, TokenExpiry.SECONDS_LEFT, TokenErrors.STANDARD, environment(api));
    }

    private HttpEnvironment environment(HttpTransport transport) {
        return new HttpEnvironment(transport, time, time, secrets, RequestObserver.SILENT);
    }

    private InMemoryTokens kept(@Nullable String refreshToken) {
        return new InMemoryTokens(refreshToken == null ? null : () -> refreshToken, null, Instant.EPOCH);
    }

    private OAuthTokens inConfig(ConnectorConfig config) {
        return new ConfigTokens(
                config,
                List.of("credentials", "access_token"),
                List.of("credentials", "refresh_token"),
                List.of("credentials", "token_expiry_date"),
                time);
    }

    private static TokenRequest refreshing() {
        return new TokenRequest(
                "http://h/token",
                OAuthNames.STANDARD,
                new TokenRequest.Grant("refresh_token", "cid", "s&=", List.of("read", "a:b"), null),
                Map.of("audience", "me"),
                Map.of(),
                false);
    }

    private static String header(Authenticator authenticator) throws InterruptedException {
        return String.valueOf(authenticator.credentials().headers().get("Authorization"));
    }

    private static String bodyOf(Request request) {
        return request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8);
    }
}
