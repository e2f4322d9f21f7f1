package dev.cairn.runtime;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.request.RequestLog;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.sync.RequestActivity;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.StreamStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of what the requests of a stream do. Thread-safe.
 *
 * @param activity is told of it: the engine, or who else writes messages
 * @param log takes requests and answers
 */
record StreamObserver(RequestActivity activity, String stream, Clock clock, RequestLog log) implements RequestObserver {

    private StreamDescriptor descriptor() {
        return StreamDescriptor.of(stream);
    }

    @Override
    public RequestObserver ofSecrets() {
        return new StreamObserver(activity, stream, clock, log.withoutBodies());
    }

    @Override
    public void requesting(String url) {
        activity.requesting(url);
    }

    @Override
    public void retrying() {
        activity.retrying();
    }

    @Override
    public void atWork(@Nullable String component) {
        activity.atWork(component);
    }

    @Override
    public void rateLimited(Duration wait) {
        Instant now = clock.instant();
        activity.rateLimited();
        activity.notice(new Message.Status(descriptor(), StreamStatus.RUNNING, Message.RateLimit.of(wait, now), now));
    }

    @Override
    public void waiting(Duration wait, String reason) {
        activity.waiting(wait, reason);
        activity.notice(new Message.Log(
                LogLevel.INFO,
                "Stream " + stream + " waits " + wait.toMillis() / 1000.0 + " s: " + reason,
                descriptor()));
    }

    @Override
    public void noted(String text) {
        activity.notice(new Message.Log(LogLevel.INFO, "Stream " + stream + ": " + text, descriptor()));
    }

    @Override
    public void warned(String text) {
        activity.notice(new Message.Log(LogLevel.WARN, "Stream " + stream + ": " + text, descriptor()));
    }

    @Override
    public void doubted(String text, String place) {
        activity.notice(Message.Log.doubting(descriptor(), place + ": " + text));
    }

    @Override
    public void failed(SyncException failure) {
        activity.notice(Failure.ofCommand(failure, clock));
    }
}
