package dev.cairn.runtime;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.http.RequestObserver;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.sync.SyncEngine;
import java.time.Clock;
import java.time.Duration;

/** Tells the engine what the requests of a stream do. Thread-safe. */
final class EngineObserver implements RequestObserver {

    private final SyncEngine engine;
    private final String stream;
    private final Clock clock;

    EngineObserver(SyncEngine engine, String stream, Clock clock) {
        this.engine = engine;
        this.stream = stream;
        this.clock = clock;
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
        engine.aboutToWait(wait, reason);
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
