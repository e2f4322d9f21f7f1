package dev.cairn.opentelemetry;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Tells of problems that the SDK logs, such as a collector that is away: one line for each kind, and no stack traces. */
final class SdkProblems extends Handler {

    /** Kept, since a logger that nobody keeps loses its handlers. */
    private static final Logger SDK = Logger.getLogger("io.opentelemetry");

    private static final SimpleFormatter FORMATTER = new SimpleFormatter();

    /** Of all syncs of the process: they have one collector. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private final Consumer<String> problems;

    private SdkProblems(Consumer<String> problems) {
        this.problems = problems;
    }

    /** Tells somebody from now on, and nobody else. */
    static synchronized void tellTo(Consumer<String> problems) {
        for (Handler handler : SDK.getHandlers()) {
            if (handler instanceof SdkProblems) {
                SDK.removeHandler(handler);
            }
        }
        SDK.setUseParentHandlers(false);
        SDK.addHandler(new SdkProblems(problems));
    }

    @Override
    public void publish(LogRecord problem) {
        if (problem.getLevel().intValue() < Level.WARNING.intValue()) {
            return;
        }
        String text = FORMATTER.formatMessage(problem).replaceAll("(?s)\\s*\\R.*", "");
        // Readers and exporters of traces and metrics each tell that the one collector is away.
        String kind = text.toLowerCase(Locale.ROOT).contains("export") ? "export" : problem.getLoggerName();
        if (TOLD.add(kind)) {
            problems.accept(text);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
