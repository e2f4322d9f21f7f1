package dev.cairn.server.internal.http;

import dev.cairn.server.internal.job.Workers;
import dev.cairn.server.options.BodyLimits;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/** Receives the bodies of requests, without threads that wait for them, and no more than there is room for. Thread-safe. */
final class BodyReceiver {

    private final Workers workers;
    private final BodyLimits limits;
    private final AtomicLong held = new AtomicLong();

    BodyReceiver(Workers workers, BodyLimits limits) {
        this.workers = workers;
        this.limits = limits;
    }

    /**
     * Receives a body.
     *
     * @param received takes it; until the reply, memory is kept for it
     * @throws Refusal if it is too long, or there is no room for it now
     */
    void receive(Request request, Reply reply, Consumer<byte[]> received) throws Refusal {
        long length = request.getLength();
        if (length > limits.bytes()) {
            throw new Refusal(tooLong());
        }
        long kept = length < 0 ? limits.bytes() : length;
        if (!hold(kept)) {
            throw new Refusal(Answer.busy("Too many bodies of requests are held already"));
        }
        reply.whenDone(() -> held.addAndGet(-kept));
        Workers.Later deadline =
                workers.after(limits.time(), () -> request.fail(new TimeoutException("the body took too long")));
        Content.Source.asByteArrayAsync(
                request,
                limits.bytes(),
                Promise.Invocable.from(
                        Invocable.InvocationType.NON_BLOCKING,
                        bytes -> {
                            deadline.cancel();
                            received.accept(bytes);
                        },
                        failure -> {
                            deadline.cancel();
                            reply.send(unreceived(failure));
                        }));
    }

    private boolean hold(long bytes) {
        if (held.addAndGet(bytes) <= limits.heldBytes()) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    private Answer tooLong() {
        return Answer.failed(413, "The body is longer than " + limits.bytes() + " bytes");
    }

    private Answer unreceived(Throwable failure) {
        if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
            return Answer.failed(
                    408, "The body took longer than " + limits.time().toSeconds() + " seconds");
        }
        return failure instanceof IllegalStateException ? tooLong() : Answer.failed(400, "The body broke off");
    }
}
