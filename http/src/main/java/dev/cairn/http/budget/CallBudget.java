package dev.cairn.http.budget;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.SystemException;
import dev.cairn.http.CallWindow;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.http.error.LongestWait;
import dev.cairn.http.request.RequestNotices;
import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connector within the rate limits of its API by delaying requests. Thread-safe and fair: of the requests that
 * one policy delays, the first to come is sent first.
 *
 * <p>Source of the rules: {@code HttpAPIBudget} of the Python CDK.
 */
public final class CallBudget {

    private static final Clock CLOCK = Clock.systemUTC();

    /** Holds nothing back. */
    public static final CallBudget NONE =
            new CallBudget(List.of(), new Feedback("", "", Set.of()), CLOCK, Sleeper.system());

    /** Waits of this length or longer are reported to the platform. */
    private static final Duration LONG_WAIT = Duration.ofSeconds(10);

    /** Waits are interrupted after this time, to take account of what the API has said meanwhile. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final List<CallPolicy> policies;
    private final Feedback feedback;
    private final Clock clock;
    private final Sleeper sleeper;

    /** @param policies the first that matches a request counts; one that matches none goes out at once */
    public CallBudget(List<CallPolicy> policies, Feedback feedback, Clock clock, Sleeper sleeper) {
        this.policies = List.copyOf(policies);
        this.feedback = feedback;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * The response headers and statuses that tell about limits.
     *
     * @param resetHeader has the seconds since 1970 when the limit starts afresh
     * @param remainingHeader has the number of calls left
     * @param exhaustedStatuses mean that none are left, where that header is missing
     */
    public record Feedback(String resetHeader, String remainingHeader, Set<Integer> exhaustedStatuses) {

        public Feedback {
            exhaustedStatuses = Set.copyOf(exhaustedStatuses);
        }
    }

    /**
     * Waits until a request may be sent, and counts it.
     *
     * @param notices learns of long waits
     * @throws SystemException if the request costs more than there ever is
     * @throws InterruptedException if the thread was interrupted while waiting; nothing is counted then
     */
    public void acquire(Request request, RequestNotices notices) throws InterruptedException {
        CallPolicy policy = policyFor(request);
        if (policy == null || policy.window() == null) {
            return;
        }
        policy.queue().lockInterruptibly();
        try {
            acquire(policy.window(), policy.weight(request), notices);
        } finally {
            policy.queue().unlock();
        }
    }

    /**
     * Counts a request if it may be sent now, and no other waits.
     *
     * @throws SystemException if the request costs more than there ever is
     */
    public boolean tryAcquire(Request request) throws InterruptedException {
        CallPolicy policy = policyFor(request);
        if (policy == null || policy.window() == null) {
            return true;
        }
        if (!policy.queue().tryLock()) {
            return false;
        }
        try {
            return policy.window()
                    .tryAcquire(policy.weight(request), clock.instant())
                    .isZero();
        } finally {
            policy.queue().unlock();
        }
    }

    private void acquire(CallWindow window, long weight, RequestNotices notices) throws InterruptedException {
        boolean told = false;
        Instant start = clock.instant();
        while (true) {
            Duration wait = window.tryAcquire(weight, clock.instant());
            if (wait.isZero()) {
                return;
            }
            // The API may name a sooner end in the meantime.
            Duration waited = Duration.between(start, clock.instant());
            if (LongestWait.isExceededBy(waited)) {
                throw LongestWait.failure(waited.plus(wait), "The API budget of the manifest has no calls left.");
            }
            if (!told && wait.compareTo(LONG_WAIT) >= 0) {
                notices.rateLimited(wait);
                notices.waiting(wait, "the API budget of the manifest has no calls left");
                told = true;
            }
            sleeper.sleep(wait.compareTo(LOOK_AGAIN) < 0 ? wait : LOOK_AGAIN);
        }
    }

    /**
     * Learns from the answer to a request.
     *
     * @throws SystemException if one of the headers that tell of limits holds something else than a number
     */
    public void answered(Request request, int status, Headers headers) {
        CallPolicy policy = policyFor(request);
        if (policy == null || policy.window() == null) {
            return;
        }
        OptionalLong left = number(headers, feedback.remainingHeader);
        if (left.isEmpty() && feedback.exhaustedStatuses.contains(status)) {
            left = OptionalLong.of(0);
        }
        Instant now = clock.instant();
        policy.window().learn(left, reset(headers), now);
        if (feedback.exhaustedStatuses.contains(status)) {
            Duration wait = RetryAfter.of(headers, now);
            if (!wait.isZero()) {
                policy.window().closed(wait, now);
            }
        }
    }

    private @Nullable CallPolicy policyFor(Request request) {
        for (CallPolicy policy : policies) {
            if (policy.matches(request)) {
                return policy;
            }
        }
        return null;
    }

    private @Nullable Instant reset(Headers headers) {
        OptionalLong seconds = number(headers, feedback.resetHeader);
        try {
            return seconds.isEmpty() ? null : Instant.ofEpochSecond(seconds.getAsLong());
        } catch (DateTimeException e) {
            throw malformed(feedback.resetHeader, String.valueOf(seconds.getAsLong()));
        }
    }

    private static OptionalLong number(Headers headers, String name) {
        Optional<String> text = headers.value(name).map(String::strip).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigInteger(text.get().replace("_", "")).longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw malformed(name, text.get());
        }
    }

    private static SystemException malformed(String header, String value) {
        return new SystemException("The response header '" + header
                + "', which the api_budget of the manifest reads as a " + "whole number, holds '" + value + "'");
    }
}
