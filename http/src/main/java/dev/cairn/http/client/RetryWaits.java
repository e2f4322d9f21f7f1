package dev.cairn.http.client;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.Request;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.LongestWait;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestedPage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits before requests are sent again. Thread-safe.
 *
 * @param failures makes the exceptions where there is no further attempt
 */
record RetryWaits(
        HttpEnvironment environment,
        Authenticator authenticator,
        ErrorHandler errorHandler,
        FailureTexts texts,
        RequestFailures failures) {

    /** How long to wait where others than the refused credentials are at hand. */
    private static final Duration WITH_OTHER_CREDENTIALS = Duration.ofMillis(100);

    RetrySchedule schedule() {
        return new RetrySchedule(
                environment.trial() == null ? errorHandler.maxRetries() : 0,
                errorHandler.maxTime(),
                environment.clock());
    }

    /**
     * Waits for the next attempt.
     *
     * @param attempts how often the request was sent
     * @throws SyncException if it is not to be sent again, or only after too long a time
     */
    void beforeNext(
            Request request,
            Attempt attempt,
            ErrorResolution resolution,
            RetrySchedule schedule,
            int attempts,
            @Nullable RequestedPage place)
            throws InterruptedException {
        boolean rateLimited = resolution.action() == ResponseAction.RATE_LIMITED;
        Optional<Duration> backoff;
        try {
            backoff = rateLimited && authenticator.hasOther(request)
                    ? Optional.of(WITH_OTHER_CREDENTIALS)
                    : backoff(attempt, attempts);
        } catch (SyncException e) { // the API asks for more patience than the manifest has
            if (rateLimited) {
                environment.observer().rateLimited(Duration.ZERO);
            }
            throw e;
        }
        Optional<Duration> wait;
        ShortWaits trial = environment.trial();
        if (trial != null) {
            wait = trial.take(attempt, backoff, environment.clock().instant());
        } else if (backoff.isPresent()) {
            wait = schedule.afterNamedWait(backoff.get());
        } else {
            wait = rateLimited ? schedule.afterRateLimit() : schedule.afterError();
        }
        boolean tooLong = wait.isPresent() && LongestWait.isExceededBy(wait.get());
        if (rateLimited) {
            environment.observer().rateLimited(tooLong ? Duration.ZERO : wait.orElse(Duration.ZERO));
        }
        if (tooLong) {
            throw LongestWait.failure(wait.get(), texts.asked(request, attempt, place));
        }
        if (wait.isEmpty()) {
            throw failures.exhausted(request, attempt, resolution, attempts, place);
        }
        Attempts.discard(attempt);
        pause(wait.get(), failures.reason(request, resolution));
    }

    void pause(Duration wait, String reason) throws InterruptedException {
        environment.observer().waiting(wait, reason);
        environment.sleeper().sleep(wait);
    }

    private Optional<Duration> backoff(Attempt attempt, int attempts) {
        for (BackoffStrategy strategy : errorHandler.backoffStrategies()) {
            Optional<Duration> wait = strategy.backoff(attempt, attempts);
            if (wait.isPresent() && !wait.get().isZero()) {
                return wait;
            }
        }
        return Optional.empty();
    }
}
