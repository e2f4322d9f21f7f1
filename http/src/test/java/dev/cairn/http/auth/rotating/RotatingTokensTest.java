package dev.cairn.http.auth.rotating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.http.budget.RequestMatcher;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.ScriptedTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotatingTokensTest {

    private static final Request REQUEST = new Request("GET", "http://h/items", Headers.empty(), null);

    private final FakeTime time = new FakeTime();
    private final ScriptedTransport api = new ScriptedTransport();
    private final Instant start = time.instant();

    @Test
    void aSpentTokenIsPassedOver() throws Exception {
        quota(2, 3600).quota(1, 3600);
        RotatingTokens tokens = tokens(pool("all"));
        assertEquals(List.of("Bearer a", "Bearer a", "Bearer b"), signed(tokens, 3));
        assertEquals(
                "Bearer a",
                api.requests().get(0).headers().value("Authorization").orElseThrow());
        assertEquals(2, api.requests().size());
    }

    @Test
    void whenAllAreSpentTheFirstResetIsAwaitedAndTheQuotasAreAskedForAgain() throws Exception {
        quota(1, 60).quota(1, 30).quota(5, 3600).quota(5, 3600);
        RotatingTokens tokens = tokens(pool("all"));
        assertEquals(3, signed(tokens, 3).size());
        assertEquals(30, Duration.between(start, time.instant()).toSeconds());
        assertEquals(4, api.requests().size());
    }

    @Test
    void aResetInThePastIsWaitedForSomeSeconds() throws Exception {
        quota(0, -60).quota(0, -60).quota(5, 3600).quota(5, 3600);
        signed(tokens(pool("all")), 1);
        assertEquals(5, Duration.between(start, time.instant()).toSeconds());
    }

    @Test
    void aResetBeyondTheLongestWaitFailsAtOnce() throws Exception {
        quota(0, 7300).quota(0, 7300);
        SyncException failure = assertThrows(SyncException.class, () -> signed(tokens(pool("all")), 1));
        assertEquals(FailureType.TRANSIENT_ERROR, failure.failureType());
        assertEquals(start, time.instant());
    }

    @Test
    void quotasThatNeverComeBackEndAfterTheLongestWait() {
        quota(0, 3);
        assertThrows(SyncException.class, () -> signed(tokens(pool("all")), 1));
        assertEquals(7200, Duration.between(start, time.instant()).toSeconds());
    }

    @Test
    void withoutCountsTheTokensTakeTurns() throws Exception {
        api.then(404, "{}");
        RotatingTokens tokens = tokens(pool("all"));
        assertEquals(List.of("Bearer a", "Bearer b", "Bearer a"), signed(tokens, 3));
    }

    @Test
    void theLastCallsAreSpreadOverTheTimeUntilTheReset() throws Exception {
        quota(10, 100).quota(10, 100);
        signed(tokens(pool("all"), 50), 1);
        assertEquals(List.of(5.263), time.sleptSeconds());
    }

    @Test
    void aRefusalSpendsTheTokenSoThatAnotherIsTried() throws Exception {
        quota(100, 3600).quota(100, 3600);
        RotatingTokens tokens = tokens(pool("all"));
        Request sent = tokens.sign(REQUEST, RequestObserver.SILENT);
        assertFalse(tokens.hasOther(sent));
        tokens.answered(sent, 429, Headers.empty());
        assertTrue(tokens.hasOther(sent));
        assertEquals(
                "Bearer b",
                tokens.sign(sent, RequestObserver.SILENT)
                        .headers()
                        .value("Authorization")
                        .orElseThrow());
    }

    @Test
    void headersOfResponsesCorrectTheCount() throws Exception {
        quota(100, 3600).quota(100, 3600);
        RotatingTokens tokens = tokens(pool("all"));
        Request sent = tokens.sign(REQUEST, RequestObserver.SILENT);
        tokens.answered(sent, 200, Headers.of(Map.of("X-Left", "1")));
        tokens.answered(sent, 200, Headers.of(Map.of("X-Left", "50")));
        assertEquals(List.of("Bearer a", "Bearer b"), signed(tokens, 2));
    }

    @Test
    void aRequestIsChargedToTheFirstPoolThatTakesIt() throws Exception {
        api.then(
                200,
                "{\"items\": {\"left\": 0, \"reset\": 9999999999}, \"all\": {\"left\": 9, \"reset\": 9999999999}}");
        TokenQuota items = pool(
                "items",
                List.of(new RequestMatcher(
                        null, null, path -> path.equals("/items"), Map.of(), Map.of(), OptionalLong.empty())));
        RotatingTokens tokens = tokens(List.of(pool("all"), items), 0);
        Request other = new Request("GET", "http://h/other", Headers.empty(), null);
        assertTrue(tokens.sign(other, RequestObserver.SILENT).headers().contains("Authorization"));
        assertThrows(SyncException.class, () -> tokens.sign(REQUEST, RequestObserver.SILENT));
    }

    private static List<String> signed(RotatingTokens tokens, int count) throws InterruptedException {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            headers.add(tokens.sign(REQUEST, RequestObserver.SILENT)
                    .headers()
                    .value("Authorization")
                    .orElseThrow());
        }
        return headers;
    }

    private RotatingTokensTest quota(long left, long secondsToReset) {
        api.then(
                200,
                "{\"all\": {\"left\": " + left + ", \"reset\": "
                        + start.plusSeconds(secondsToReset).getEpochSecond() + "}}");
        return this;
    }

    private RotatingTokens tokens(TokenQuota quota) {
        return tokens(quota, 0);
    }

    private RotatingTokens tokens(TokenQuota quota, long reserve) {
        return tokens(List.of(quota), reserve);
    }

    private RotatingTokens tokens(List<TokenQuota> quotas, long reserve) {
        return new RotatingTokens(
                new RotationPlan(List.of("a", "b"), "Bearer", "Authorization", quotas, Duration.ofHours(2), 0, reserve),
                new QuotaSource(
                        "http://h/quota",
                        HttpMethod.GET,
                        Map.of(),
                        Set.of(404),
                        new HttpEnvironment(api, time, time, new SecretMask(), RequestObserver.SILENT)));
    }

    private static TokenQuota pool(String name) {
        return pool(name, List.of());
    }

    private static TokenQuota pool(String name, List<RequestMatcher> matchers) {
        return new TokenQuota(
                name,
                new TokenQuota.Paths(List.of(name, "left"), List.of(name, "reset"), List.of()),
                matchers,
                new TokenQuota.HeaderNames("X-Left", "X-Reset", "X-Limit"),
                Set.of(429));
    }
}
