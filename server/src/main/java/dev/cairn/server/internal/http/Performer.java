package dev.cairn.server.internal.http;

import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.server.internal.http.AnswerBody.Streamed;
import dev.cairn.server.internal.http.Endpoint.Allowance;
import dev.cairn.server.internal.job.MemoryGuard;
import dev.cairn.server.internal.job.Pool;
import dev.cairn.server.internal.job.RequestJob;
import dev.cairn.server.internal.job.Workers;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Has the work for requests done in the threads that it is for, and ends what takes too long or too much. Thread-safe.
 *
 * @param readTime how long a request may ask an API, which is told to those that it ends for
 */
record Performer(Workers workers, MemoryGuard memory, Duration readTime) {

    /** For what takes no notice of an interrupt at once. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    void perform(Endpoint endpoint, Allowance allowance, Request request, byte[] body, Reply reply) {
        RequestJob job = new RequestJob();
        if (allowance.pool() == Pool.READING) {
            reply.closing();
            LostClient.watch(request, job::clientLost);
        }
        String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        try {
            workers.execute(
                    allowance.pool(),
                    () -> perform(
                            allowance.time(),
                            job,
                            reply,
                            stop -> endpoint.action().answer(new Call(body, contentType, stop))));
        } catch (RejectedExecutionException e) {
            reply.send(Answer.busy("Too many requests wait already"));
        }
    }

    private interface Work {
        Answer answer(StopSignal stop) throws Refusal;
    }

    private void perform(Duration time, RequestJob job, Reply reply, Work work) {
        if (job.isLost()) {
            reply.send(Answer.failed(503, "The client has gone away"));
            return;
        }
        Workers.Later deadline = workers.after(time, job::end);
        Workers.Later last = workers.after(time.plus(GRACE), () -> reply.send(tooLate()));
        memory.watch(job);
        Answer answer;
        try {
            answer = job.run(stop -> answer(work, stop, reply));
        } catch (OutOfMemoryError e) {
            answer = notEnoughMemory();
        } catch (Throwable e) { // a client waits for its answer, whatever was thrown
            answer = Answer.failed(500, "Internal Server Error");
        } finally {
            memory.release(job);
            deadline.cancel();
            last.cancel();
        }
        if (answer != null) {
            reply.send(job.lacksMemory() ? notEnoughMemory() : answer);
        }
    }

    /** The answer that is to be sent when the job has ended; null if it was sent while it came into being. */
    private static @Nullable Answer answer(Work work, StopSignal stop, Reply reply) {
        try {
            Answer answer = work.answer(stop);
            if (answer.body() instanceof Streamed) {
                reply.send(answer);
                return null;
            }
            return answer;
        } catch (Refusal e) {
            return e.answer();
        }
    }

    private static Answer notEnoughMemory() {
        return Answer.busy("There is not enough memory for this request");
    }

    private Answer tooLate() {
        return Answer.busy("The request takes longer than " + readTime.toSeconds() + " seconds, and does not end");
    }
}
