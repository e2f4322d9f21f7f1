package dev.cairn.runtime;

import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what is learnt in commands without an engine. Not thread-safe. */
final class DirectOutput {

    private final MessageWriter writer;
    private final Clock clock;

    DirectOutput(MessageWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    void debug(String text) {
        write(new Message.Log(LogLevel.DEBUG, text));
    }

    void error(String text) {
        write(new Message.Log(LogLevel.ERROR, text));
    }

    /** Written at once: the old configuration may be of no use any more. */
    void configChanged(Map<String, @Nullable Object> config) {
        write(new Message.NewConfig(config, clock.instant()));
    }

    private void write(Message message) {
        try {
            writer.write(message);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
