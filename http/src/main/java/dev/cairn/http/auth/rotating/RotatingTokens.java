package dev.cairn.http.auth.rotating;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.TransientException;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestNotices;
import dev.cairn.http.request.RequestOption;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.http.request.RequestTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Distributes requests over several equivalent tokens, and counts how many calls each has left. Tokens without calls
 * are skipped; when no token has calls, requests wait for the first reset. Thread-safe.
 *
 * <p>Source of the rules: {@code RateLimitedMultipleTokenAuthenticator} of the Python CDK.
 */
public final class RotatingTokens implements Authenticator {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONG_WAIT = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(60);

    private final RotationPlan plan;
    private final QuotaSource source;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Throttle throttle;

    private final ReentrantLock refreshing = new ReentrantLock();
    private final ReentrantLock counting = new ReentrantLock();
    /** Guarded by {@link #counting}. */
    private final TokenRotation rotation;

    private volatile boolean seeded;
    private boolean unmatchedTold;
    private boolean untrackedTold;
    private boolean throttlingTold;

    public RotatingTokens(RotationPlan plan, QuotaSource source) {
        this.plan = plan;
        this.source = source;
        this.clock = source.environment().clock();
        this.sleeper = source.environment().sleeper();
        this.throttle = new Throttle(plan.reserveFraction(), plan.leastReserve());
        this.rotation = new TokenRotation(plan.tokens());
    }

    /** The header with the token whose turn it is; no call is charged to it. */
    @Override
    public RequestOptions credentials() {
        counting.lock();
        try {
            return options(rotation.current());
        } finally {
            counting.unlock();
        }
    }

    private RequestOptions options(String token) {
        return RequestOptions.of(
                new RequestOption(RequestTarget.HEADER, plan.header()), (plan.method() + " " + token).strip());
    }

    /** Charges the request to a token, after a wait where there is none with calls left. */
    @Override
    public Request sign(Request request, RequestNotices notices) throws InterruptedException {
        seed(notices);
        String token = acquire(quotaOf(request, notices), notices);
        return request.withHeaders(
                request.headers().with(Map.of(plan.header(), (plan.method() + " " + token).strip())));
    }

    @Override
    public boolean signsEach() {
        return true;
    }

    private void seed(RequestNotices notices) throws InterruptedException {
        if (seeded) {
            return;
        }
        refreshing.lockInterruptibly();
        try {
            if (!seeded) {
                askForAll(notices);
                seeded = true;
            }
        } finally {
            refreshing.unlock();
        }
    }

    private void askForAll(RequestNotices notices) throws InterruptedException {
        Map<String, Map<String, QuotaState>> fresh = new HashMap<>();
        for (String token : plan.tokens()) {
            Authenticator signer = () -> options(token);
            fresh.put(token, source.ask(signer, plan.quotas()));
        }
        long untracked = fresh.values().stream()
                .filter(pools -> pools.values().stream().anyMatch(state -> !state.isTracked()))
                .count();
        counting.lock();
        try {
            rotation.restart(fresh);
            throttlingTold = false;
            if (untracked > 0 && !untrackedTold) {
                untrackedTold = true;
                notices.noted("The quota status endpoint keeps no count for " + untracked + " of " + fresh.size()
                        + " tokens: they are used in turn, without waits for a quota");
            }
        } finally {
            counting.unlock();
        }
    }

    private TokenQuota quotaOf(Request request, RequestNotices notices) {
        TokenQuota byDefault = null;
        for (TokenQuota quota : plan.quotas()) {
            if (quota.matches(request)) {
                return quota;
            }
            if (byDefault == null && quota.matchers().isEmpty()) {
                byDefault = quota;
            }
        }
        if (byDefault != null) {
            return byDefault;
        }
        TokenQuota first = plan.quotas().get(0);
        counting.lock();
        try {
            if (!unmatchedTold) {
                unmatchedTold = true;
                notices.warned("A request fits no quota pool and is charged to '" + first.name()
                        + "'; a pool without matchers would take it");
            }
        } finally {
            counting.unlock();
        }
        return first;
    }

    /** What to do about a call: make it, perhaps after a delay, or wait and look again. */
    private record Turn(@Nullable String token, Duration pause) {}

    private String acquire(TokenQuota quota, RequestNotices notices) throws InterruptedException {
        Instant deadline = null;
        while (true) {
            Turn turn;
            counting.lock();
            try {
                if (deadline == null && rotation.isExhausted(quota)) {
                    deadline = clock.instant().plus(plan.maxWait());
                }
                turn = turn(quota, deadline, notices);
            } finally {
                counting.unlock();
            }
            if (turn.token != null) {
                if (!turn.pause.isZero()) {
                    sleeper.sleep(turn.pause);
                }
                return turn.token;
            }
            waitForReset(turn.pause, quota, notices);
            refreshIfExhausted(quota, notices);
        }
    }

    private Turn turn(TokenQuota quota, @Nullable Instant deadline, RequestNotices notices) {
        if (deadline != null && rotation.isExhausted(quota)) {
            return new Turn(null, waitUntilReset(quota, deadline));
        }
        TokenRotation.Taken taken = rotation.take(quota);
        return new Turn(taken.token(), delay(taken.state(), quota, notices));
    }

    private Duration waitUntilReset(TokenQuota quota, Instant deadline) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, deadline);
        Duration wait = Duration.between(now, rotation.firstReset(quota));
        if (left.isNegative() || left.isZero() || wait.compareTo(left) >= 0) {
            throw new TransientException(
                    "Rate limit is exceeded for all provided tokens.",
                    "Every token has spent its quota '" + quota.name()
                            + "', and the next reset lies beyond max_wait_time",
                    null);
        }
        Duration least = wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
        return least.compareTo(left) < 0 ? least : left;
    }

    private Duration delay(QuotaState state, TokenQuota quota, RequestNotices notices) {
        Duration delay = throttle.delay(state, rotation.states(quota), clock.instant());
        if (!delay.isZero() && !throttlingTold) {
            throttlingTold = true;
            notices.noted("Requests slow down, since the quota '" + quota.name() + "' is nearly spent ("
                    + delay.toMillis() + " ms each)");
        }
        return delay;
    }

    private void waitForReset(Duration wait, TokenQuota quota, RequestNotices notices) throws InterruptedException {
        if (wait.compareTo(LONG_WAIT) >= 0) {
            notices.rateLimited(wait);
        }
        notices.waiting(wait, "every token has spent its quota '" + quota.name() + "'");
        Duration left = wait;
        while (left.compareTo(HEARTBEAT) > 0) {
            sleeper.sleep(HEARTBEAT);
            left = left.minus(HEARTBEAT);
            notices.noted("Quota '" + quota.name() + "' is still spent for " + left.toSeconds() + " s");
        }
        sleeper.sleep(left);
    }

    private void refreshIfExhausted(TokenQuota quota, RequestNotices notices) throws InterruptedException {
        refreshing.lockInterruptibly();
        try {
            boolean exhausted;
            counting.lock();
            try {
                exhausted = rotation.isExhausted(quota);
            } finally {
                counting.unlock();
            }
            if (exhausted) {
                askForAll(notices);
            }
        } finally {
            refreshing.unlock();
        }
    }

    @Override
    public void answered(Request request, int status, Headers headers) {
        TokenQuota quota = quotaOf(request, RequestNotices.NONE);
        if (!quota.heedsResponses()) {
            return;
        }
        boolean refused = quota.exhaustedStatuses().contains(status);
        OptionalLong said = quota.remaining(headers);
        OptionalLong left = said.isEmpty() && refused ? OptionalLong.of(0) : said;
        OptionalLong limit = quota.limit(headers);
        Instant reset = quota.reset(headers);
        counting.lock();
        try {
            stateOfSender(request, quota)
                    .filter(QuotaState::isTracked)
                    .ifPresent(state -> state.learn(left, reset, limit, refused));
        } finally {
            counting.unlock();
        }
    }

    /** Only if the token of the request is spent for certain, so that the next attempt would have another one. */
    @Override
    public boolean hasOther(Request refused) {
        TokenQuota quota = quotaOf(refused, RequestNotices.NONE);
        counting.lock();
        try {
            Optional<QuotaState> sender = stateOfSender(refused, quota);
            return sender.isPresent()
                    && sender.get().isSpent()
                    && rotation.states(quota).stream().anyMatch(state -> state.isTracked() && !state.isSpent());
        } finally {
            counting.unlock();
        }
    }

    private Optional<QuotaState> stateOfSender(Request request, TokenQuota quota) {
        String value = request.headers().value(plan.header()).orElse("");
        return value.startsWith(plan.method())
                ? rotation.find(value.substring(plan.method().length()).strip(), quota)
                : Optional.empty();
    }
}
