package dev.cairn.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.ConstantBackoff;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ExponentialBackoff;
import dev.cairn.http.error.HeaderNumber;
import dev.cairn.http.error.HttpResponseFilter;
import dev.cairn.http.error.Jitter;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.error.WaitCap;
import dev.cairn.http.error.WaitTimeFromHeader;
import dev.cairn.http.error.WaitUntilTimeFromHeader;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestTarget;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.pythonvalues.PythonPattern;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpSenderTest {

    private static final ErrorHandler REFRESHING = new DefaultErrorHandler(
            List.of(filter(ResponseAction.REFRESH_TOKEN_THEN_RETRY, Set.of(401), null)), List.of(), 5);

    private final FakeTime time = new FakeTime();
    private final SecretMask secrets = new SecretMask();
    private final List<String> events = new ArrayList<>();
    private final ScriptedTransport api = new ScriptedTransport();

    @Test
    void aGoodResponseIsThePage() throws Exception {
        api.then(200, "[1]");
        assertEquals("[1]", body(send(DefaultErrorHandler.standard())));
        assertEquals(List.of(), time.sleptSeconds());
    }

    @Test
    void aServerErrorIsTriedAgainAfterDoublingWaits() {
        api.then(503, "upstream");
        SyncException failure = failure(DefaultErrorHandler.standard());
        assertEquals(List.of(1.0, 2.0, 4.0, 8.0, 16.0), time.sleptSeconds());
        assertEquals(6, api.requests().size());
        assertEquals(FailureType.TRANSIENT_ERROR, failure.failureType());
        assertTrue(failure.userMessage().contains("HTTP Status Code: 503"), failure.userMessage());
    }

    @Test
    void aTooLongRateLimitFailsAsTransientAndSaysSo() {
        api.then(429, "{}");
        SyncException failure = failure(DefaultErrorHandler.standard());
        assertEquals("API rate limit exceeded.", failure.userMessage());
        assertEquals(FailureType.TRANSIENT_ERROR, failure.failureType());
        assertEquals(
                List.of("limited 1", "limited 2", "limited 4", "limited 8", "limited 16", "limited 0"),
                events.stream().filter(e -> e.startsWith("limited")).toList());
    }

    @Test
    void aConfiguredBackoffWaitsASecondMore() throws Exception {
        api.then(503, "").then(200, "{}");
        send(handler(5, constant(0.05)));
        assertEquals(List.of(1.05), time.sleptSeconds());
    }

    @Test
    void anExponentialBackoffDoublesFromTwiceItsFactor() {
        api.then(500, "");
        failure(handler(3, new ExponentialBackoff(TestTemplate.constant(5.0), TestTemplate.emptyScope(), Jitter.NONE)));
        assertEquals(List.of(11.0, 21.0, 41.0), time.sleptSeconds());
    }

    @Test
    void jitterMakesWaitsLongerByUpToTwiceItsRange() {
        api.then(500, "");
        failure(handler(
                1,
                new ConstantBackoff(TestTemplate.constant(1L), TestTemplate.emptyScope(), new Jitter(2, () -> 0.5))));
        assertEquals(List.of(4.0), time.sleptSeconds());
    }

    @Test
    void theFirstStrategyWithAWaitIsFollowed() throws Exception {
        api.then(429, Map.of("Retry-After", "7"), "").then(429, "").then(200, "{}");
        send(handler(5, waitTime(WaitCap.NONE), constant(3)));
        assertEquals(List.of(8.0, 4.0), time.sleptSeconds());
    }

    @Test
    void aHeaderMayNameTheTimeToWaitFor() throws Exception {
        api.then(429, Map.of("X-Reset", resetIn(10)), "").then(200, "{}");
        send(handler(5, waitUntil(0)));
        assertEquals(List.of(11.0), time.sleptSeconds());
    }

    @Test
    void aShortestWaitHoldsWithAndWithoutAHeader() throws Exception {
        api.then(429, Map.of("X-Reset", resetIn(10)), "").then(429, "").then(200, "{}");
        send(handler(5, waitUntil(60)));
        assertEquals(List.of(61.0, 61.0), time.sleptSeconds());
    }

    @Test
    void aTimeThatHasPassedIsNoWait() throws Exception {
        api.then(429, Map.of("X-Reset", resetIn(-10)), "").then(200, "{}");
        send(handler(5, waitUntil(0), constant(3)));
        assertEquals(List.of(4.0), time.sleptSeconds());
    }

    @Test
    void aPatternFindsTheNumberAtTheStartOfAHeader() throws Exception {
        api.then(429, Map.of("Retry-After", "12 seconds"), "").then(200, "{}");
        PythonPattern digits = PythonPattern.compile("\\d+");
        HeaderNumber header = new HeaderNumber(
                TestTemplate.constant("Retry-After"),
                value -> digits.atStart(value).orElse(value),
                TestTemplate.emptyScope());
        send(handler(5, new WaitTimeFromHeader(header, WaitCap.NONE)));
        assertEquals(List.of(13.0), time.sleptSeconds());
    }

    @Test
    void aWaitBeyondTheCapEndsTheStream() {
        api.then(429, Map.of("Retry-After", "120"), "");
        SyncException failure = failure(handler(5, waitTime(new WaitCap(120.0))));
        assertEquals(FailureType.TRANSIENT_ERROR, failure.failureType());
        assertEquals(List.of(), time.sleptSeconds());
    }

    @Test
    void waitsOfTenMinutesAreTheLast() {
        api.then(429, Map.of("Retry-After", "700"), "");
        failure(handler(5, waitTime(WaitCap.NONE)));
        assertEquals(List.of(701.0), time.sleptSeconds());
    }

    @Test
    void anotherKindOfErrorStartsTheCountOfNamedWaitsAnew() {
        api.then(429, Map.of("Retry-After", "1"), "").then(500, "").then(429, Map.of("Retry-After", "1"), "");
        failure(handler(1, waitTime(WaitCap.NONE)));
        assertEquals(List.of(2.0, 1.0, 2.0), time.sleptSeconds());
    }

    @Test
    void anUnauthorisedRequestFailsAtOnceAndTellsBothReaders() {
        api.then(401, "{\"message\": \"token expired\"}");
        SyncException failure = failure(DefaultErrorHandler.standard());
        assertEquals(FailureType.CONFIG_ERROR, failure.failureType());
        assertEquals(
                "HTTP Status Code: 401. Error: Unauthorized. Please ensure you are authenticated correctly.",
                failure.userMessage());
        assertTrue(String.valueOf(failure.getMessage()).contains("token expired"), failure.getMessage());
    }

    @Test
    void secretsNeverAppearInMessages() {
        secrets.add("s3cr3t&=");
        api.then(400, "{\"error\": \"no such key s3cr3t&=\"}");
        HttpResponseFilter leaking = new HttpResponseFilter(
                ResponseAction.FAIL,
                new HttpResponseFilter.Condition(Set.of(400), null, null),
                null,
                TestTemplate.constant("key s3cr3t&= is wrong"),
                TestTemplate.emptyScope());
        SyncException failure =
                failure(new DefaultErrorHandler(List.of(leaking), List.of(), 0), "http://h/x?key=s3cr3t%26%3D");
        assertEquals("key **** is wrong", failure.userMessage());
        assertFalse(String.valueOf(failure.getMessage()).contains("s3cr3t"), failure.getMessage());
        assertFalse(events.toString().contains("s3cr3t"), events.toString());
    }

    @Test
    void anIgnoredErrorHasNoPageButAnIgnoredGoodResponseDoes() throws Exception {
        api.then(404, "{\"gone\": true}").then(200, "{\"busy\": true}");
        ErrorHandler ignoring =
                new DefaultErrorHandler(List.of(filter(ResponseAction.IGNORE, Set.of(404, 200), null)), List.of(), 5);
        assertInstanceOf(HttpOutcome.Skipped.class, send(ignoring));
        assertEquals("{\"busy\": true}", body(send(ignoring)));
    }

    @Test
    void aPaginationResetIsAnOutcome() throws Exception {
        api.then(400, "");
        ErrorHandler resetting = new DefaultErrorHandler(
                List.of(filter(ResponseAction.RESET_PAGINATION, Set.of(400), null)), List.of(), 5);
        assertInstanceOf(HttpOutcome.PaginationReset.class, send(resetting));
    }

    @Test
    void aBrokenConnectionIsTriedAgainAndNamedInTheEnd() {
        api.thenFail(new ConnectException("refused"));
        SyncException failure = failure(handler(1));
        assertEquals(List.of(1.0), time.sleptSeconds());
        assertEquals(FailureType.SYSTEM_ERROR, failure.failureType());
        assertTrue(failure.userMessage().contains("refused the connection"), failure.userMessage());
    }

    @Test
    void aBodyThatBreaksOffIsTriedAgainAsAWhole() throws Exception {
        HttpTransport breaking = request -> new RawResponse(
                200,
                Headers.empty(),
                request.url(),
                api.requests().isEmpty()
                        ? new BrokenStream()
                        : api.send(request).body());
        api.then(200, "whole");
        HttpTransport once = request -> {
            RawResponse response = breaking.send(request);
            api.requests().add(request);
            return response;
        };
        HttpSender sender = new HttpSender(
                new HttpEnvironment(once, time, time, secrets, RequestObserver.SILENT),
                Authenticator.NONE,
                DefaultErrorHandler.standard(),
                BodyMode.BUFFERED);
        assertEquals("whole", body(sender.send(request("http://h/"))));
        assertEquals(List.of(1.0), time.sleptSeconds());
    }

    @Test
    void aRefreshComesBeforeTheRetryAndItsTokenIsSent() throws Exception {
        Refreshing authenticator = new Refreshing();
        api.then(401, "").then(200, "{}");
        sender(REFRESHING, authenticator).send(request("http://h/"));
        assertEquals(
                "Bearer token-1",
                api.requests().get(1).headers().value("Authorization").orElse(""));
    }

    @Test
    void aNewTokenThatIsRefusedAgainEndsTheRequestAsAConfigError() {
        api.then(401, "");
        SyncException failure = assertThrows(
                SyncException.class, () -> sender(REFRESHING, new Refreshing()).send(request("http://h/")));
        assertEquals(FailureType.CONFIG_ERROR, failure.failureType());
        assertEquals(2, api.requests().size());
        assertTrue(
                String.valueOf(failure.getMessage()).contains("refused again (status code 401)"), failure.getMessage());
    }

    @Test
    void aTokenThatCannotBeReplacedIsTriedOnceMoreAndThenTheApiIsToBlame() {
        api.then(401, "");
        Refreshing failing = new Refreshing();
        failing.failure = new TransientException("busy");
        SyncException failure = assertThrows(
                SyncException.class, () -> sender(REFRESHING, failing).send(request("http://h/")));
        assertEquals(FailureType.TRANSIENT_ERROR, failure.failureType());
        assertEquals(2, api.requests().size());
    }

    @Test
    void aRefreshThatTheUserMustMendEndsTheRequestAtOnce() {
        api.then(401, "");
        Refreshing failing = new Refreshing();
        failing.failure = new ConfigException("log in again");
        SyncException failure = assertThrows(
                SyncException.class, () -> sender(REFRESHING, failing).send(request("http://h/")));
        assertEquals("log in again", failure.userMessage());
        assertEquals(1, api.requests().size());
    }

    private HttpOutcome send(ErrorHandler handler) throws InterruptedException {
        return sender(handler, Authenticator.NONE).send(request("http://h/x"));
    }

    private SyncException failure(ErrorHandler handler) {
        return failure(handler, "http://h/x");
    }

    private SyncException failure(ErrorHandler handler, String url) {
        return assertThrows(
                SyncException.class, () -> sender(handler, Authenticator.NONE).send(request(url)));
    }

    private HttpSender sender(ErrorHandler handler, Authenticator authenticator) {
        RequestObserver observer = new RequestObserver() {
            @Override
            public void rateLimited(Duration wait) {
                events.add("limited " + wait.toSeconds());
            }

            @Override
            public void waiting(Duration wait, String reason) {
                events.add("waiting for " + reason);
            }

            @Override
            public void requesting(String url) {
                events.add(url);
            }
        };
        return new HttpSender(
                new HttpEnvironment(api, time, time, secrets, observer), authenticator, handler, BodyMode.BUFFERED);
    }

    private static Request request(String url) {
        return new Request("GET", url, Headers.empty(), null);
    }

    private static String body(HttpOutcome outcome) throws IOException {
        return assertInstanceOf(HttpOutcome.Received.class, outcome).response().text();
    }

    private static ErrorHandler handler(int maxRetries, BackoffStrategy... strategies) {
        return new DefaultErrorHandler(List.of(), List.of(strategies), maxRetries);
    }

    private static BackoffStrategy constant(double seconds) {
        return new ConstantBackoff(TestTemplate.constant(seconds), TestTemplate.emptyScope(), Jitter.NONE);
    }

    private String resetIn(long seconds) {
        return Long.toString(time.instant().getEpochSecond() + seconds);
    }

    private BackoffStrategy waitUntil(double minWait) {
        HeaderNumber header = headerNumber("X-Reset");
        return new WaitUntilTimeFromHeader(header, minWait, WaitCap.NONE, time);
    }

    private static BackoffStrategy waitTime(WaitCap cap) {
        return new WaitTimeFromHeader(headerNumber("Retry-After"), cap);
    }

    private static HeaderNumber headerNumber(String name) {
        return new HeaderNumber(TestTemplate.constant(name), UnaryOperator.identity(), TestTemplate.emptyScope());
    }

    private static HttpResponseFilter filter(ResponseAction action, Set<Integer> statuses, @Nullable String part) {
        return new HttpResponseFilter(
                action, new HttpResponseFilter.Condition(statuses, null, part), null, null, TestTemplate.emptyScope());
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Connection reset");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("Connection reset");
        }
    }

    private static final class Refreshing implements Authenticator {

        private int refreshes;
        private @Nullable SyncException failure;

        @Override
        public RequestOptions credentials() {
            return RequestOptions.of(
                    new RequestOption(RequestTarget.HEADER, "Authorization"), "Bearer token-" + refreshes);
        }

        @Override
        public boolean refresh(Request rejected) {
            if (failure != null) {
                throw failure;
            }
            refreshes++;
            return true;
        }
    }
}
