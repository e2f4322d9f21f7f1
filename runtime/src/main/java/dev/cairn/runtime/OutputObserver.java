package dev.cairn.runtime;

import dev.cairn.error.SyncException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.http.RawResponse;
import dev.cairn.runtime.http.Request;
import dev.cairn.runtime.internal.http.RequestLog;
import dev.cairn.runtime.internal.http.RequestObserver;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the requests of a stream do, where no engine orders messages. Thread-safe if the output is.
 *
 * @param output takes each message at once
 * @param log takes requests and answers; null where nobody wants to know them
 */
record OutputObserver(
        Consumer<Message> output,
        String stream,
        Clock clock,
        @Nullable RequestLog log) implements RequestObserver {

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
        return log == null ? this : new OutputObserver(output, stream, clock, log.withoutBodies());
    }

    @Override
    public void rateLimited(Duration wait) {
        output.accept(Message.rateLimited(StreamDescriptor.of(stream), wait, clock));
    }

    @Override
    public void waiting(Duration wait, String reason) {
        noted("waits " + wait.toMillis() / 1000.0 + " s: " + reason);
    }

    @Override
    public void noted(String text) {
        output.accept(Message.log(LogLevel.INFO, "Stream " + stream + ": " + text));
    }

    @Override
    public void warned(String text) {
        output.accept(Message.log(LogLevel.WARN, "Stream " + stream + ": " + text));
    }

    @Override
    public void failed(SyncException failure) {
        output.accept(Message.error(failure, null, clock));
    }
}
