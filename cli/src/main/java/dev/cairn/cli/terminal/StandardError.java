package dev.cairn.cli.terminal;

import dev.cairn.documents.Diagnostic;
import dev.cairn.runtime.protocol.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Writes lines to standard error, for people or for what collects logs ({@link LogFormat}). Thread-safe. */
public final class StandardError {

    private final PrintStream err;
    private final Clock clock;
    private volatile LogFormat format = LogFormat.TEXT;

    /** Lines for people, until another format is chosen. */
    public StandardError(PrintStream err) {
        this(err, Clock.systemUTC());
    }

    /** @param clock when a line was written */
    StandardError(PrintStream err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    /** Chooses how lines look from now on, those that others print on the process's standard error among them. */
    public void format(LogFormat chosen) {
        format = chosen;
        if (chosen == LogFormat.JSON && System.err.equals(err)) {
            System.setErr(new PrintStream(new LoggedOutput(this), false, StandardCharsets.UTF_8));
        }
    }

    /** Whether lines are read by people: then there may be more than lines, such as how a command is used. */
    public boolean isForPeople() {
        return format == LogFormat.TEXT;
    }

    /** Prints a line. */
    public void say(LogLine line) {
        err.print(format.form(line, clock) + '\n');
        err.flush();
    }

    /** Prints a line. */
    public void say(LogLevel level, String text) {
        say(new LogLine(level, text));
    }

    /** Prints a line for each. */
    public void say(List<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> say(LogLine.of(diagnostic)));
    }

    /** Where sequences that move the cursor are printed on purpose. */
    public PrintStream raw() {
        return err;
    }

    /** What others print on standard error, such as a component in Python, line by line as lines of ours. Thread-safe. */
    private static final class LoggedOutput extends OutputStream {

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
}
