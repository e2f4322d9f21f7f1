package dev.cairn.http.client;

import dev.cairn.error.FailureType;
import dev.cairn.error.SyncException;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.LongestWait;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import dev.cairn.secret.SecretMask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request, and sends it again as long as the error handler asks for a retry. Thread-safe.
 *
 * <p>Source of the rules: {@code HttpClient} of the Python CDK.
 */
public final class HttpSender {

    /** How long to wait where others than the refused credentials are at hand. */
    private static final Duration WITH_OTHER_CREDENTIALS = Duration.ofMillis(100);

    private final HttpEnvironment environment;
    private final HttpTransport transport;
    private final HttpTransport earlyTransport;
    private final Authenticator authenticator;
    private final ErrorHandler errorHandler;
    private final BodyMode bodyMode;
    private final FailureTexts texts;
    private final RequestFailures failures;

    public HttpSender(
            HttpEnvironment environment, Authenticator authenticator, ErrorHandler errorHandler, BodyMode bodyMode) {
        this(environment, authenticator, errorHandler, bodyMode, null);
    }

    private HttpSender(
            HttpEnvironment environment,
            Authenticator authenticator,
            ErrorHandler errorHandler,
            BodyMode bodyMode,
            @Nullable CookieJar cookies) {
        this.environment = environment;
        this.transport = environment.requesterTransport(authenticator, cookies, false);
        this.earlyTransport = environment.requesterTransport(authenticator, cookies, true);
        this.authenticator = authenticator;
        this.errorHandler = errorHandler;
        this.bodyMode = bodyMode;
        this.texts = new FailureTexts(environment.secrets());
        this.failures = new RequestFailures(texts);
    }

    /** This sender, which keeps the cookies that responses set. */
    HttpSender keeping(CookieJar cookies) {
        return new HttpSender(environment, authenticator, errorHandler, bodyMode, cookies);
    }

    Clock clock() {
        return environment.clock();
    }

    RequestObserver observer() {
        return environment.observer();
    }

    Authenticator authenticator() {
        return authenticator;
    }

    SecretMask secrets() {
        return environment.secrets();
    }

    FailureTexts texts() {
        return texts;
    }

    /** The request with its credentials, as they are now. */
    Request sign(Request request) throws InterruptedException {
        return authenticator.sign(request, environment.observer());
    }

    /**
     * Sends a request that carries its credentials already.
     *
     * @throws SyncException if it failed for good
     * @throws InterruptedException if the thread was interrupted while sending or waiting
     */
    public HttpOutcome send(Request request) throws InterruptedException {
        return send(request, null);
    }

    /**
     * Sends a request, and says what it is for.
     *
     * @param place what the request is for, or null where there is nothing to say about it
     */
    HttpOutcome send(Request request, @Nullable RequestedPage place) throws InterruptedException {
        return send(request, place, false, null);
    }

    /**
     * Like {@link #send(Request, RequestedPage)}, for a request that may have been sent before its turn.
     *
     * @param early its first attempt; null for none
     */
    HttpOutcome send(Request request, RequestedPage place, @Nullable EarlyAttempt early) throws InterruptedException {
        return send(request, place, false, early);
    }

    /**
     * Sends a request once, before its turn and in another thread. No one is told of it, and nothing is waited for.
     *
     * @param refusal is run where the API refuses it for want of calls or fails, or does not answer
     */
    EarlyAttempt sendEarly(Request request, Executor threads, Runnable refusal) {
        return new EarlyAttempt(request, () -> attemptEarly(request, refusal)).begin(threads);
    }

    private Optional<Attempt> attemptEarly(Request request, Runnable refusal) throws InterruptedException {
        Attempt attempt = attempt(request, earlyTransport, () -> {});
        if (attempt instanceof Attempt.Broken broken) {
            refusal.run();
            return broken.cause() instanceof MeteredTransport.NoCallsLeftException
                    ? Optional.empty()
                    : Optional.of(broken);
        }
        int status = attempt.answer().map(Response::status).orElse(0);
        if (status == 429 || status >= 500) {
            refusal.run();
        }
        return Optional.of(attempt);
    }

    /** Like {@link #send}, where it is no failure that the API does not have what is asked for. */
    HttpOutcome ask(Request request, @Nullable RequestedPage place) throws InterruptedException {
        return send(request, place, true, null);
    }

    private HttpOutcome send(
            Request request, @Nullable RequestedPage place, boolean refusable, @Nullable EarlyAttempt early)
            throws InterruptedException {
        RetrySchedule schedule = new RetrySchedule(
                environment.once() ? 0 : errorHandler.maxRetries(), errorHandler.maxTime(), environment.clock());
        ForcedRefresh refresh = new ForcedRefresh(authenticator, environment.observer(), texts);
        Request current = request;
        for (int attempts = 1; ; attempts++) {
            Attempt attempt = attempt(current, attempts == 1 ? early : null);
            ErrorResolution resolution = interpret(attempt);
            if (refusable && PageRefusal.isCertain(attempt, resolution)) {
                discard(attempt);
                return PageRefusal.outcome(attempt);
            }
            Optional<HttpOutcome> outcome = outcome(current, attempt, resolution, place);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (resolution.action() == ResponseAction.REFRESH_TOKEN_THEN_RETRY) {
                refresh.refused(current, attempt, resolution);
            }
            try {
                waitForNext(current, attempt, resolution, schedule, attempts, place);
            } catch (SyncException e) {
                if (refusable && PageRefusal.isLikely(attempt, resolution)) {
                    return PageRefusal.outcome(attempt);
                }
                throw e;
            }
            environment.observer().retrying();
            current = sign(current);
        }
    }

    /** What came of the request when it was sent early; else it is sent now. */
    private Attempt attempt(Request request, @Nullable EarlyAttempt early) throws InterruptedException {
        environment.observer().requesting(texts.url(request));
        Optional<Attempt> known = early == null ? Optional.empty() : early.result();
        if (known.isEmpty()) {
            return attempt(request, transport, environment.observer()::answered);
        }
        if (known.get().answer().isPresent()) {
            environment.observer().answered();
        }
        return known.get();
    }

    private Attempt attempt(Request request, HttpTransport over, Runnable answered) throws InterruptedException {
        Response response = null;
        try {
            RawResponse raw = over.send(request);
            answered.run();
            response = Response.arriving(raw, request);
            if (bodyMode == BodyMode.BUFFERED || raw.status() >= 400) {
                response.take();
            }
            return new Attempt.Answered(response);
        } catch (IOException e) {
            rethrowInterrupt(e);
            return new Attempt.Broken(e, response == null ? "" : response.start());
        }
    }

    /** A streamed body that breaks off while a filter reads it is a broken attempt. */
    private ErrorResolution interpret(Attempt attempt) throws InterruptedException {
        try {
            return errorHandler.interpret(attempt);
        } catch (IOException e) {
            rethrowInterrupt(e);
            return new ErrorResolution(ResponseAction.RETRY, FailureType.SYSTEM_ERROR, ConnectionFailures.describe(e));
        }
    }

    /** A read that was interrupted ends the request; a timeout, which is one too by its type, does not. */
    private static void rethrowInterrupt(IOException failure) throws InterruptedException {
        if (failure instanceof InterruptedIOException && Thread.interrupted()) {
            InterruptedException interrupted = new InterruptedException(failure.getMessage());
            interrupted.initCause(failure);
            throw interrupted;
        }
    }

    /** How the request ended, or empty if it is to be sent again. */
    private Optional<HttpOutcome> outcome(
            Request request, Attempt attempt, ErrorResolution resolution, @Nullable RequestedPage place) {
        return switch (resolution.action()) {
            case SUCCESS -> Optional.of(received(request, attempt));
            case IGNORE -> {
                String reason = said(resolution);
                environment.observer().noted(reason.isEmpty() ? texts.ignored(request, attempt) : reason);
                yield Optional.of(received(request, attempt));
            }
            case RESET_PAGINATION -> Optional.of(new HttpOutcome.PaginationReset());
            case REDUCE_PAGE_SIZE -> {
                if (place != null) {
                    environment.observer().rejected(RequestPurpose.tooLargePage(place.stream()));
                }
                yield Optional.of(new HttpOutcome.PageTooLarge(said(resolution)));
            }
            case SPLIT_REQUEST_WINDOW -> {
                if (place != null) {
                    environment.observer().rejected(RequestPurpose.tooLargeWindow(place.stream()));
                }
                yield Optional.of(new HttpOutcome.WindowTooLarge(said(resolution)));
            }
            case FAIL -> throw failures.refused(request, attempt, resolution, place);
            case RETRY, RATE_LIMITED, REFRESH_TOKEN_THEN_RETRY -> Optional.empty();
        };
    }

    private String said(ErrorResolution resolution) {
        return texts.masked(Objects.requireNonNullElse(resolution.message(), ""));
    }

    /** An error that is ignored has no page; a good response that is ignored still has one, as in the reference. */
    private HttpOutcome received(Request request, Attempt attempt) {
        Optional<Response> answer = attempt.answer();
        return answer.isPresent() && answer.get().isOk()
                ? new HttpOutcome.Received(answer.get())
                : new HttpOutcome.Skipped(texts.ignored(request, attempt));
    }

    private void waitForNext(
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
        if (backoff.isPresent()) {
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
        discard(attempt);
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

    /** Frees the connection of a streamed response that will not be read. */
    private static void discard(Attempt attempt) {
        attempt.answer().ifPresent(response -> {
            try {
                response.stream().close();
            } catch (IOException e) {
                // The response is given up anyway.
            }
        });
    }
}
