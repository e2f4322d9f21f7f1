package dev.cairn.server;

import dev.cairn.server.model.CapabilitiesResponse;
import dev.cairn.server.model.HealthResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** Takes requests from Jetty, finds out what they want, has it done, and writes the answers. Thread-safe. */
final class ApiHandler extends Handler.Abstract.NonBlocking {

    /** For what takes no notice of an interrupt at once. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Guard guard;
    private final TokenCheck tokens;
    private final ManifestApi api;
    private final Workers workers;
    private final MemoryGuard memory;
    private final ServerOptions.Limits limits;

    ApiHandler(
            Guard guard,
            TokenCheck tokens,
            ManifestApi api,
            Workers workers,
            MemoryGuard memory,
            ServerOptions.Limits limits) {
        this.guard = guard;
        this.tokens = tokens;
        this.api = api;
        this.workers = workers;
        this.memory = memory;
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = new Reply(request, response, callback);
        try {
            guard.require(request.getHeaders());
            route(request, reply);
        } catch (Refusal e) {
            reply.send(e.answer());
        }
        return true;
    }

    private void route(Request request, Reply reply) throws Refusal {
        String path = String.valueOf(request.getHttpURI().getPath()); // as it was sent, no part taken out
        Routes.Route route = Routes.find(path, request.getMethod());
        switch (route.kind()) {
            case HEALTH -> reply.send(Answer.ok(new HealthResponse("ok")));
            case CAPABILITIES -> reply.send(Answer.ok(new CapabilitiesResponse(false)));
            case OPENAPI -> reply.send(Answer.ok(OpenApi.document()));
            case MANIFEST -> {
                tokens.require(request.getHeaders().get(HttpHeader.AUTHORIZATION));
                receive(Objects.requireNonNull(route.endpoint()), request, reply);
            }
            case MOVED -> reply.send(new Answer(307, Map.of("Location", Routes.moved(request)), new AnswerBody()));
            case METHOD_NOT_ALLOWED ->
                reply.send(Answer.failed(405, "Method Not Allowed").with("Allow", route.allowed()));
            case NOT_FOUND -> reply.send(Answer.failed(404, "Not Found"));
        }
    }

    /** Receives the body, without a thread that waits for it. */
    private void receive(Endpoint endpoint, Request request, Reply reply) throws Refusal {
        long length = request.getLength();
        if (length > limits.bodyBytes()) {
            throw new Refusal(tooLong());
        }
        long held = length < 0 ? limits.bodyBytes() : length;
        if (!workers.hold(held)) {
            throw new Refusal(Answer.busy("Too many bodies of requests are held already"));
        }
        reply.whenDone(() -> workers.release(held));
        Workers.Later deadline =
                workers.after(limits.bodyTime(), () -> request.fail(new TimeoutException("the body took too long")));
        Content.Source.asByteArrayAsync(
                request,
                limits.bodyBytes(),
                Promise.Invocable.from(
                        Invocable.InvocationType.NON_BLOCKING,
                        bytes -> {
                            deadline.cancel();
                            enqueue(endpoint, request, bytes, reply);
                        },
                        failure -> {
                            deadline.cancel();
                            reply.send(unreceived(failure));
                        }));
    }

    private Answer tooLong() {
        return Answer.failed(413, "The body is longer than " + limits.bodyBytes() + " bytes");
    }

    private Answer unreceived(Throwable failure) {
        if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
            return Answer.failed(
                    408, "The body took longer than " + limits.bodyTime().toSeconds() + " seconds");
        }
        return failure instanceof IllegalStateException ? tooLong() : Answer.failed(400, "The body broke off");
    }

    private void enqueue(Endpoint endpoint, Request request, byte[] body, Reply reply) {
        Job job = new Job();
        if (endpoint.asksApi()) {
            reply.closing();
            LostClient.watch(request, job::clientLost);
        }
        String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        try {
            workers.execute(endpoint, () -> reply.send(done(endpoint, body, contentType, job, reply)));
        } catch (RejectedExecutionException e) {
            reply.send(Answer.busy("Too many requests wait already"));
        }
    }

    private Answer done(Endpoint endpoint, byte[] body, @Nullable String contentType, Job job, Reply reply) {
        if (job.isLost()) {
            return Answer.failed(503, "The client has gone away");
        }
        Duration patience = endpoint.patience(limits.readTime());
        Workers.Later deadline = workers.after(patience, job::end);
        Workers.Later last = workers.after(patience.plus(GRACE), () -> reply.send(tooLate()));
        memory.watch(job);
        try {
            Answer answer = job.run(stop -> api.answer(endpoint, body, contentType, stop));
            return Objects.requireNonNullElse(job.reason(), answer);
        } catch (OutOfMemoryError e) {
            return MemoryGuard.notEnough();
        } catch (RuntimeException | StackOverflowError e) {
            return Answer.failed(500, "Internal Server Error");
        } finally {
            memory.release(job);
            deadline.cancel();
            last.cancel();
        }
    }

    private Answer tooLate() {
        return Answer.busy(
                "The request takes longer than " + limits.readTime().toSeconds() + " seconds, and does not end");
    }

    /** Writes one answer. */
    private static final class Reply {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final AtomicBoolean sent = new AtomicBoolean();
        private Runnable afterwards = () -> {};

        Reply(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void whenDone(Runnable task) {
            afterwards = task;
        }

        /** The connection is not kept for a next request. */
        void closing() {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }

        void send(Answer answer) {
            if (!sent.compareAndSet(false, true)) {
                return;
            }
            afterwards.run();
            response.setStatus(answer.status());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            if (answer.body().length() > 0) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            }
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length());
            if (request.getMethod().equals("HEAD")) {
                response.write(true, ByteBuffer.allocate(0), callback);
            } else {
                answer.body().sendTo(response, callback);
            }
        }
    }
}
