package dev.cairn.http.client;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Request;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.error.ErrorResolution;
import dev.cairn.http.error.ResponseAction;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request, and sends it again as long as the error handler asks for a retry. Thread-safe.
 *
 * <p>Source of the rules: {@code HttpClient} of the Python CDK.
 */
public final class HttpSender {

    private final HttpEnvironment environment;
    private final Authenticator authenticator;
    private final ErrorHandler errorHandler;
    private final BodyMode bodyMode;
    private final Attempts attempts;
    private final FailureTexts texts;
    private final RequestFailures failures;
    private final RetryWaits waits;

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
        this.authenticator = authenticator;
        this.errorHandler = errorHandler;
        this.bodyMode = bodyMode;
        this.attempts = new Attempts(environment, authenticator, bodyMode, cookies);
        this.texts = new FailureTexts(environment.secrets());
        this.failures = new RequestFailures(texts);
        this.waits = new RetryWaits(environment, authenticator, errorHandler, texts, failures);
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
        return attempts.begin(request, threads, refusal);
    }

    /** Like {@link #send}, where it is no failure that the API does not have what is asked for. */
    HttpOutcome ask(Request request, @Nullable RequestedPage place) throws InterruptedException {
        return send(request, place, true, null);
    }

    private HttpOutcome send(
            Request request, @Nullable RequestedPage place, boolean refusable, @Nullable EarlyAttempt early)
            throws InterruptedException {
        RetrySchedule schedule = waits.schedule();
        ForcedRefresh refresh = new ForcedRefresh(authenticator, environment.observer(), texts);
        Request current = request;
        for (int sent = 1; ; sent++) {
            Attempt attempt = attempts.make(current, sent == 1 ? early : null);
            ErrorResolution resolution = interpret(attempt);
            if (refusable && PageRefusal.isCertain(attempt, resolution)) {
                Attempts.discard(attempt);
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
                waits.beforeNext(current, attempt, resolution, schedule, sent, place);
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

    /** A streamed body that breaks off while a filter reads it is a broken attempt. */
    private ErrorResolution interpret(Attempt attempt) throws InterruptedException {
        try {
            return errorHandler.interpret(attempt);
        } catch (IOException e) {
            Attempts.rethrowInterrupt(e);
            return new ErrorResolution(ResponseAction.RETRY, FailureType.SYSTEM_ERROR, ConnectionFailures.describe(e));
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

    void pause(Duration wait, String reason) throws InterruptedException {
        waits.pause(wait, reason);
    }

    /** Tells whether an API refuses a page that it may not have any more, whatever an error handler makes of such an answer. */
    private static final class PageRefusal {

        /**
         * What these say of a page stays so however often it is asked for; the reference retries those that it has no rule
         * for.
         */
        private static final Set<Integer> FINAL = Set.of(404, 410, 412, 416, 422);

        private static final int REQUEST_TIMEOUT = 408;
        private static final int TOO_EARLY = 425;
        private static final int TOO_MANY = 429;
        private static final int SERVER_ERRORS = 500;

        private PageRefusal() {}

        /** Whether asking once more is of no use. */
        static boolean isCertain(Attempt attempt, ErrorResolution resolution) {
            int status = status(attempt);
            return switch (resolution.action()) {
                case FAIL -> isOfClient(status);
                case IGNORE -> isOfClient(status) && !isOk(attempt);
                case RETRY -> FINAL.contains(status);
                case SUCCESS,
                        RESET_PAGINATION,
                        RATE_LIMITED,
                        REFRESH_TOKEN_THEN_RETRY,
                        REDUCE_PAGE_SIZE,
                        SPLIT_REQUEST_WINDOW -> false;
            };
        }

        /** Whether it was asked for in vain as often as it may be. */
        static boolean isLikely(Attempt attempt, ErrorResolution resolution) {
            return resolution.action() == ResponseAction.RETRY && isOfClient(status(attempt));
        }

        /** What it says, for the log. */
        static HttpOutcome.Refused outcome(Attempt attempt) {
            return new HttpOutcome.Refused("the API answers with status " + status(attempt));
        }

        /** An answer, and none that is about haste or about trouble of the server's own. */
        private static boolean isOfClient(int status) {
            return status > 0
                    && status < SERVER_ERRORS
                    && status != REQUEST_TIMEOUT
                    && status != TOO_EARLY
                    && status != TOO_MANY;
        }

        private static boolean isOk(Attempt attempt) {
            return attempt.answer().filter(Response::isOk).isPresent();
        }

        private static int status(Attempt attempt) {
            return attempt.answer().map(Response::status).orElse(0);
        }
    }
}
