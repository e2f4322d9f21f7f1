package dev.cairn.http.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.error.TransientException;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.CallWindow;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

    private static final Request GET =
            new Request("GET", "https://h:1/v1/orders/7/?a=1&b=x%20y", Headers.empty(), null);

    private final FakeTime time = new FakeTime();
    private final Instant start = time.instant();

    @Test
    void aMovingWindowGivesEachPlaceFreeOneIntervalLater() throws Exception {
        CallBudget budget = budget(policy(new MovingWindow(List.of(rate(2, 1000), rate(3, 10_000)))));
        List<Long> at = new ArrayList<>();
        for (int call = 0; call < 4; call++) {
            budget.acquire(GET, RequestObserver.SILENT);
            at.add(Duration.between(start, time.instant()).toMillis());
            time.advance(Duration.ofMillis(100));
        }
        assertEquals(List.of(0L, 100L, 1001L, 10_001L), at);
    }

    @Test
    void aCallThatIsGivenBackLeavesItsPlaceInAMovingWindow() {
        MovingWindow window = new MovingWindow(List.of(rate(2, 1000)));
        window.tryAcquire(1, start);
        Instant later = start.plusMillis(100);
        window.tryAcquire(1, later);
        window.giveBack(1, later);
        assertEquals(Duration.ZERO, window.tryAcquire(1, later.plusMillis(1)));
        assertEquals(Duration.ofMillis(899), window.tryAcquire(1, later.plusMillis(2)), "until the first call is old");
        window.learn(OptionalLong.of(0), null, later.plusMillis(2));
        window.giveBack(1, start);
        assertEquals(Duration.ofMillis(899), window.tryAcquire(1, later.plusMillis(2)), "the API knows better");
    }

    @Test
    void aCallThatIsGivenBackLeavesItsPlaceInItsOwnFixedWindow() {
        FixedWindow window = new FixedWindow(IsoDuration.parse("PT1S"), 2, Duration.ZERO);
        window.tryAcquire(1, start);
        window.tryAcquire(1, start);
        window.giveBack(1, start);
        assertEquals(Duration.ZERO, window.tryAcquire(1, start));
        assertEquals(Duration.ofMillis(1001), window.tryAcquire(1, start));
        Instant next = start.plusMillis(1001);
        assertEquals(Duration.ZERO, window.tryAcquire(2, next));
        window.giveBack(1, start);
        assertEquals(Duration.ofSeconds(1), window.tryAcquire(1, next), "it was in a window that is over");
        window.giveBack(2, next);
        window.learn(OptionalLong.of(1), null, next.plusMillis(1));
        window.tryAcquire(1, next.plusMillis(2));
        window.giveBack(1, next);
        assertEquals(Duration.ofMillis(998), window.tryAcquire(1, next.plusMillis(2)), "the API knows better");
    }

    @Test
    void aMovingWindowThatTheApiCallsFullHasNoPlaceLeft() {
        MovingWindow window = new MovingWindow(List.of(rate(4, 1000), rate(6, 10_000)));
        assertEquals(Duration.ZERO, window.tryAcquire(1, start));
        Instant later = start.plusMillis(100);
        window.learn(OptionalLong.of(0), null, later);
        assertEquals(Duration.ofMillis(901), window.tryAcquire(1, later), "until the first call is old");
        assertEquals(Duration.ofMillis(1001), window.tryAcquire(2, later), "until what the API said is old");
    }

    @Test
    void theFirstFixedWindowBeginsWithTheFirstCallAndIsFollowedByOthers() throws Exception {
        CallBudget budget = budget(policy(new FixedWindow(IsoDuration.parse("PT1M"), 2, Duration.ZERO)));
        for (int call = 0; call < 5; call++) {
            budget.acquire(GET, RequestObserver.SILENT);
        }
        assertEquals(120_001, Duration.between(start, time.instant()).toMillis());
    }

    private List<Duration> closings(int status, String retryAfter) {
        List<Duration> closings = new ArrayList<>();
        CallBudget budget = budget(policy(new CallWindow() {
            @Override
            public Duration tryAcquire(long weight, Instant now) {
                return Duration.ZERO;
            }

            @Override
            public void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {}

            @Override
            public void closed(Duration wait, Instant now) {
                closings.add(wait);
            }
        }));
        budget.answered(GET, status, Headers.of(Map.of("Retry-After", retryAfter)));
        return closings;
    }

    @Test
    void aWindowLearnsHowLongTheApiWantsToBeLeftAlone() {
        assertEquals(List.of(Duration.ofSeconds(7)), closings(429, " 7"));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                start.truncatedTo(ChronoUnit.SECONDS).plusSeconds(60).atOffset(ZoneOffset.UTC));
        assertTrue(closings(429, date).get(0).toSeconds() >= 59, date);
        assertEquals(List.of(), closings(200, "7"));
        assertEquals(List.of(), closings(429, "0"));
        assertEquals(List.of(), closings(429, "soon"));
        assertEquals(List.of(), closings(429, "99999999999999999999"));
    }

    @Test
    void theApiTellsWhenTheWindowEndsAndHowManyCallsAreLeft() throws Exception {
        CallBudget budget = budget(policy(new FixedWindow(IsoDuration.parse("PT1H"), 100, Duration.ZERO)));
        budget.acquire(GET, RequestObserver.SILENT);
        budget.answered(
                GET,
                200,
                Headers.of(Map.of(
                        "X-Left",
                        "1",
                        "X-Reset",
                        String.valueOf(start.plusSeconds(30).getEpochSecond()))));
        budget.acquire(GET, RequestObserver.SILENT);
        assertEquals(start, time.instant());
        budget.acquire(GET, RequestObserver.SILENT);
        assertEquals(30_001, Duration.between(start, time.instant()).toMillis());
    }

    @Test
    void aRefusalMeansThatNoCallsAreLeft() throws Exception {
        FixedWindow window = new FixedWindow(IsoDuration.parse("PT1H"), 100, Duration.ZERO);
        CallBudget budget = budget(policy(window));
        budget.answered(GET, 429, Headers.empty());
        assertFalse(window.tryAcquire(1, time.instant()).isZero());
    }

    @Test
    void theCountOfTheApiIsNotBelievedWhereItIsHigher() throws Exception {
        FixedWindow window = new FixedWindow(IsoDuration.parse("PT1H"), 1, Duration.ZERO);
        CallBudget budget = budget(policy(window));
        budget.acquire(GET, RequestObserver.SILENT);
        budget.answered(GET, 200, Headers.of(Map.of("X-Left", "500")));
        assertFalse(window.tryAcquire(1, time.instant()).isZero());
    }

    @Test
    void anEndThatComesSoonerIsHeededWhileWaiting() throws Exception {
        FixedWindow window = new FixedWindow(IsoDuration.parse("P30D"), 1, Duration.ZERO);
        AtomicInteger looks = new AtomicInteger();
        Sleeper sleeper = duration -> {
            time.sleep(duration);
            if (looks.incrementAndGet() == 3) {
                window.learn(OptionalLong.empty(), time.instant().plusSeconds(2), time.instant());
            }
        };
        CallBudget budget = new CallBudget(List.of(policy(window)), feedback(), time, sleeper);
        budget.acquire(GET, RequestObserver.SILENT);
        budget.acquire(GET, RequestObserver.SILENT);
        assertEquals(5, Duration.between(start, time.instant()).toSeconds());
    }

    @Test
    void afterADayOfWaitingTheStreamFails() throws Exception {
        CallBudget budget = budget(policy(new FixedWindow(IsoDuration.parse("P3000D"), 1, Duration.ZERO)));
        budget.acquire(GET, RequestObserver.SILENT);
        assertThrows(TransientException.class, () -> budget.acquire(GET, RequestObserver.SILENT));
        assertEquals(1, Duration.between(start, time.instant()).toDays());
    }

    @Test
    void aHeaderThatHoldsNoNumberIsNamed() {
        CallBudget budget = budget(policy(new FixedWindow(IsoDuration.parse("PT1H"), 1, Duration.ZERO)));
        String message = assertThrows(
                        SystemException.class, () -> budget.answered(GET, 200, Headers.of(Map.of("X-Reset", "soon"))))
                .userMessage();
        assertTrue(message.contains("'X-Reset'") && message.contains("'soon'"), message);
    }

    @Test
    void weightsCountAndMoreThanThereEverIsIsAnError() throws Exception {
        RequestMatcher heavy =
                new RequestMatcher(null, null, path -> path.contains("orders"), Map.of(), Map.of(), OptionalLong.of(3));
        FixedWindow window = new FixedWindow(IsoDuration.parse("PT1M"), 5, Duration.ZERO);
        CallBudget budget = budget(new CallPolicy(List.of(heavy), window));
        budget.acquire(GET, RequestObserver.SILENT);
        assertFalse(window.tryAcquire(3, time.instant()).isZero());
        assertTrue(window.tryAcquire(2, time.instant()).isZero());
        CallBudget small =
                budget(new CallPolicy(List.of(heavy), new FixedWindow(IsoDuration.parse("PT1M"), 2, Duration.ZERO)));
        assertThrows(SystemException.class, () -> small.acquire(GET, RequestObserver.SILENT));
    }

    @Test
    void theFirstPolicyThatMatchesCounts() throws Exception {
        RequestMatcher orders = new RequestMatcher(
                "get", "https://h:1/", path -> path.equals("/v1/orders/7"), Map.of(), Map.of(), none());
        CallBudget budget = budget(
                new CallPolicy(List.of(orders), null),
                policy(new FixedWindow(IsoDuration.parse("PT1M"), 1, Duration.ZERO)));
        for (int call = 0; call < 10; call++) {
            budget.acquire(GET, RequestObserver.SILENT);
        }
        assertEquals(start, time.instant());
    }

    @Test
    void allConditionsOfAMatcherMustHold() {
        Request request = new Request("POST", "https://h/p?a=1&b=x%20y&c=", Headers.of(Map.of("X-Kind", "k")), null);
        assertTrue(matcher("post", "https://h", Map.of("b", "x y"), Map.of("x-kind", "k"))
                .matches(request));
        assertFalse(matcher("GET", null, Map.of(), Map.of()).matches(request));
        assertFalse(matcher(null, "https://other", Map.of(), Map.of()).matches(request));
        assertFalse(matcher(null, null, Map.of("c", ""), Map.of()).matches(request));
        assertFalse(matcher(null, null, Map.of("a", "2"), Map.of()).matches(request));
        assertFalse(matcher(null, null, Map.of(), Map.of("x-kind", "other")).matches(request));
    }

    @Test
    void aLongWaitIsToldAndAShortOneIsNot() throws Exception {
        List<Duration> told = new ArrayList<>();
        RequestObserver observer = new RequestObserver() {
            @Override
            public void rateLimited(Duration wait) {
                told.add(wait);
            }
        };
        CallBudget shortly = budget(policy(new MovingWindow(List.of(rate(1, 9000)))));
        shortly.acquire(GET, observer);
        shortly.acquire(GET, observer);
        assertEquals(List.of(), told);
        CallBudget longer = budget(policy(new MovingWindow(List.of(rate(1, 60_000)))));
        longer.acquire(GET, observer);
        longer.acquire(GET, observer);
        assertEquals(List.of(Duration.ofMillis(60_001)), told);
    }

    @Test
    void whoComesFirstGoesFirst() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch mayGo = new CountDownLatch(1);
        CallWindow window = new MovingWindow(List.of(rate(1, 1000)));
        CallPolicy policy = policy(new CallWindow() {
            @Override
            public Duration tryAcquire(long weight, Instant now) throws InterruptedException {
                Duration wait = window.tryAcquire(weight, now);
                if (wait.isZero()) {
                    order.add(Integer.parseInt(Thread.currentThread().getName()));
                }
                return wait;
            }

            @Override
            public void learn(OptionalLong callsLeft, @Nullable Instant reset, Instant now) {}
        });
        CallBudget budget = new CallBudget(List.of(policy), feedback(), time, duration -> {
            mayGo.await();
            synchronized (time) {
                time.sleep(duration);
            }
        });
        window.tryAcquire(1, time.instant());
        List<Thread> workers = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            Thread thread = new Thread(() -> {
                try {
                    budget.acquire(GET, RequestObserver.SILENT);
                } catch (InterruptedException e) {
                    order.add(-1);
                }
            });
            thread.setName(String.valueOf(worker));
            workers.add(thread);
            thread.start();
            while (!policy.queue().isLocked() || policy.queue().getQueueLength() < worker) {
                Thread.onSpinWait();
            }
        }
        workers.get(5).interrupt();
        workers.get(5).join();
        mayGo.countDown();
        for (Thread worker : workers) {
            worker.join();
        }
        assertEquals(List.of(-1, 0, 1, 2, 3, 4, 6, 7), order);
    }

    private CallBudget budget(CallPolicy... policies) {
        return new CallBudget(List.of(policies), feedback(), time, time);
    }

    private static CallBudget.Feedback feedback() {
        return new CallBudget.Feedback("X-Reset", "X-Left", Set.of(429));
    }

    private static CallPolicy policy(CallWindow window) {
        return new CallPolicy(List.of(), window);
    }

    private static MovingWindow.Rate rate(long limit, long millis) {
        return new MovingWindow.Rate(limit, Duration.ofMillis(millis));
    }

    private static RequestMatcher matcher(
            @Nullable String method,
            @Nullable String base,
            Map<String, String> parameters,
            Map<String, String> headers) {
        return new RequestMatcher(method, base, null, parameters, headers, none());
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }
}
