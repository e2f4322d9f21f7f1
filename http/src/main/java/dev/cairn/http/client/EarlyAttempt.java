package dev.cairn.http.client;

import dev.cairn.http.Request;
import dev.cairn.http.error.Attempt;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * A request that is sent once, before its turn. What comes of it is looked at when its turn comes, and never if that does not
 * come. Used by one thread; the request is sent by another.
 */
public final class EarlyAttempt {

    private final Request request;
    private final FutureTask<Optional<Attempt>> sending;
    private volatile boolean dropped;

    /** @param attempt sends the request; empty if it could not be sent now */
    EarlyAttempt(Request request, Callable<Optional<Attempt>> attempt) {
        this.request = request;
        this.sending = new FutureTask<>(() -> {
            Optional<Attempt> result = attempt.call();
            if (dropped) {
                release(result);
            }
            return result;
        });
    }

    EarlyAttempt begin(Executor threads) {
        threads.execute(sending);
        return this;
    }

    /** Whether a request that is to be sent now is the same to the byte, credentials and cookies included. */
    public boolean isOf(Request due) {
        return request.method().equals(due.method())
                && request.url().equals(due.url())
                && request.headers().equals(due.headers())
                && Arrays.equals(request.body(), due.body())
                && request.connection().equals(due.connection());
    }

    /** Waits for what came; empty if the request was not sent. Fails as sending it now would have. */
    Optional<Attempt> result() throws InterruptedException {
        try {
            return sending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            return Optional.empty(); // its thread was stopped, which is no answer
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            drop();
            throw e;
        }
    }

    /** Gives the request up, whether or not it has been answered. */
    public void drop() {
        dropped = true;
        if (!sending.cancel(true) && !sending.isCancelled()) {
            try {
                release(sending.get());
            } catch (ExecutionException | CancellationException e) {
                // There is nothing to release.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void release(Optional<Attempt> attempt) {
        attempt.flatMap(Attempt::answer).ifPresent(response -> {
            try {
                response.stream().close();
                response.release();
            } catch (IOException e) {
                // The response is given up anyway.
            }
        });
    }
}
