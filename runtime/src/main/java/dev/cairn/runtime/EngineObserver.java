package dev.cairn.runtime;

import dev.cairn.error.SyncException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.http.RawResponse;
import dev.cairn.runtime.http.Request;
import dev.cairn.runtime.internal.http.RequestLog;
import dev.cairn.runtime.internal.http.RequestObserver;
import dev.cairn.runtime.internal.sync.SyncEngine;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells the engine what the requests of a stream do. Thread-safe. */
final class EngineObserver implements RequestObserver {

    private final SyncEngine engine;
    private final String stream;
    private final Clock clock;
    private final @Nullable RequestLog log;

    /** @param log takes requests and answers; null where nobody wants to know them */
    EngineObserver(SyncEngine engine, String stream, Clock clock, @Nullable RequestLog log) {
        this.engine = engine;
        this.stream = stream;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public void sent(Request request) {
        if (log != null) {
            log.sent(request);
        }
    }

    @Override
    public RawResponse answered(RawResponse response) {
        return log == null ? response : log.answered(response);
    }

    @Override
    public RequestObserver ofSecrets() {
        return log == null ? this : new EngineObserver(engine, stream, clock, log.withoutBodies());
    }

    @Override
    public void requesting(String url) {
        engine.requesting(url);
    }

    @Override
    public void rateLimited(Duration wait) {
        engine.notice(Message.rateLimited(StreamDescriptor.of(stream), wait, clock));
    }

    @Override
    public void waiting(Duration wait, String reason) {
        engine.waiting(wait, reason);
        engine.notice(Message.log(
                LogLevel.INFO, "Stream " + stream + " waits " + wait.toMillis() / 1000.0 + " s: " + reason));
    }

    @Override
    public void noted(String text) {
        engine.notice(Message.log(LogLevel.INFO, "Stream " + stream + ": " + text));
    }

    @Override
    public void warned(String text) {
        engine.notice(Message.log(LogLevel.WARN, "Stream " + stream + ": " + text));
    }

    @Override
    public void failed(SyncException failure) {
        engine.notice(Message.error(failure, null, clock));
    }
}
