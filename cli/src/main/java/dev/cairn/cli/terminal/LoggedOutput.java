package dev.cairn.cli.terminal;

import dev.cairn.runtime.protocol.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What others print on standard error, such as a component in Python, line by line as lines of ours. Thread-safe. */
final class LoggedOutput extends OutputStream {

    private static final int LONGEST_LINE = 1 << 20;

    private final StandardError log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LoggedOutput(StandardError log) {
        this.log = log;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n' || line.size() == LONGEST_LINE) {
            end();
        }
        if (b != '\n') {
            line.write(b);
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (!text.isEmpty()) {
            log.say(LogLevel.WARN, text);
        }
    }
}
