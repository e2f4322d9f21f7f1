package dev.cairn.http.client;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.response.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Sends requests once, in their turn or before it. Thread-safe. */
final class Attempts {

    private final HttpEnvironment environment;
    private final HttpTransport transport;
    private final HttpTransport earlyTransport;
    private final BodyMode bodyMode;
    private final FailureTexts texts;

    Attempts(HttpEnvironment environment, Authenticator authenticator, BodyMode bodyMode, @Nullable CookieJar cookies) {
        this.environment = environment;
        this.transport = environment.requesterTransport(authenticator, cookies, false);
        this.earlyTransport = environment.requesterTransport(authenticator, cookies, true);
        this.bodyMode = bodyMode;
        this.texts = new FailureTexts(environment.secrets());
    }

    /**
     * What comes of a request.
     *
     * @param early the same request when it was sent before its turn; else it is sent now
     */
    Attempt make(Request request, @Nullable EarlyAttempt early) throws InterruptedException {
        environment.observer().requesting(texts.url(request));
        Optional<Attempt> known = early == null ? Optional.empty() : early.result();
        if (known.isEmpty()) {
            return send(request, transport, environment.observer()::answered);
        }
        if (known.get().answer().isPresent()) {
            environment.observer().answered();
        }
        return known.get();
    }

    /**
     * Sends a request before its turn and in another thread. No one is told of it, and nothing is waited for.
     *
     * @param refusal is run where the API refuses it for want of calls or fails, or does not answer
     */
    EarlyAttempt begin(Request request, Executor threads, Runnable refusal) {
        return new EarlyAttempt(request, () -> sendEarly(request, refusal)).begin(threads);
    }

    private Optional<Attempt> sendEarly(Request request, Runnable refusal) throws InterruptedException {
        Attempt attempt = send(request, earlyTransport, () -> {});
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

    private Attempt send(Request request, HttpTransport over, Runnable answered) throws InterruptedException {
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

    /** A read that was interrupted ends the request; a timeout, which is one too by its type, does not. */
    static void rethrowInterrupt(IOException failure) throws InterruptedException {
        if (failure instanceof InterruptedIOException && Thread.interrupted()) {
            InterruptedException interrupted = new InterruptedException(failure.getMessage());
            interrupted.initCause(failure);
            throw interrupted;
        }
    }

    /** Frees the connection of a streamed response that will not be read. */
    static void discard(Attempt attempt) {
        attempt.answer().ifPresent(response -> {
            try {
                response.stream().close();
            } catch (IOException e) {
                // The response is given up anyway.
            }
        });
    }
}
