package dev.cairn.runtime.internal.trial;

import dev.cairn.error.SyncException;
import dev.cairn.record.MalformedBodyException;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.template.TemplateException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Understands the messages of the protocol that a test read writes. Not thread-safe. */
final class ReadMessages {

    /** How the message begins that ends a sync in which a stream has failed; what has failed was said before. */
    private static final String CLOSING = "During the sync, the following streams did not sync successfully";

    /** How a log line begins that says what the error after it says. */
    private static final String ANNOUNCING = "Exception while syncing stream ";

    private final TestRead read;
    private final ReadSlices slices;
    private final List<TestReadLog> logs = new ArrayList<>();
    private final List<TestReadLog> notes = new ArrayList<>();
    private @Nullable Map<String, @Nullable Object> config;
    private @Nullable Throwable failure;

    ReadMessages(TestRead read, ReadSlices slices) {
        this.read = read;
        this.slices = slices;
    }

    void take(Map<?, ?> message) {
        switch (String.valueOf(message.get("type"))) {
            case "STATE" -> slices.state(state(object(message, "state")));
            case "TRACE" -> error(object(message, "trace"));
            case "LOG" -> note(object(message, "log"));
            default -> {
                // Records are taken before they are written, and nothing else is said by a stream.
            }
        }
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> message, String... path) {
        Map<?, ?> current = message;
        for (String name : path) {
            current = (Map<?, ?>) Objects.requireNonNull(current.get(name), name);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        current.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    /** With the members that the reference's classes have besides, as their server writes them. */
    private static Map<String, @Nullable Object> state(Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> stream = object(state, "stream");
        Map<String, @Nullable Object> descriptor = object(stream, "stream_descriptor");
        descriptor.putIfAbsent("namespace", null);
        stream.put("stream_descriptor", descriptor);
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        whole.put("type", state.get("type"));
        whole.put("stream", stream);
        whole.put("global_", null);
        whole.put("data", null);
        whole.put("sourceStats", state.get("sourceStats"));
        whole.put("destinationStats", null);
        return whole;
    }

    private void error(Map<String, @Nullable Object> trace) {
        if (!"ERROR".equals(trace.get("type"))) {
            return;
        }
        Map<String, @Nullable Object> error = object(trace, "error");
        String text = String.valueOf(error.get("message"));
        if (startsWith(text, CLOSING)) {
            return;
        }
        Throwable cause = failure;
        failure = null;
        fail(
                new TestReadLog(
                        LogLevel.ERROR,
                        worded(text, cause),
                        text(error.get("internal_message")),
                        text(error.get("stack_trace")),
                        isPageWithoutADocument(cause)),
                cause);
    }

    private void fail(TestReadLog log, @Nullable Throwable cause) {
        logs.add(log);
        read.listener().failed(log, FailureCauses.of(cause));
    }

    /** As the reference says it, where a template has failed; what Cairn says is in the other message. */
    private String worded(String text, @Nullable Throwable cause) {
        for (Throwable current = cause; current != null; current = current.getCause()) {
            if (current instanceof TemplateException template) {
                return "An unexpected error occurred in stream " + read.stream() + ": " + template.pythonName();
            }
        }
        return text;
    }

    /** Whether it is about a page that the reference takes for an empty one, without a word. */
    private static boolean isPageWithoutADocument(@Nullable Throwable failure) {
        for (Throwable current = failure; current != null; current = current.getCause()) {
            if (current instanceof MalformedBodyException malformed) {
                return malformed.isWholePage();
            }
        }
        return false;
    }

    /** Secrets are masked in it already, and one may be a letter. */
    private boolean startsWith(String text, String start) {
        return text.startsWith(start) || text.startsWith(read.secrets().mask(start));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : String.valueOf(value);
    }

    private void note(Map<String, @Nullable Object> log) {
        String text = String.valueOf(log.get("message"));
        if (!startsWith(text, ANNOUNCING)) {
            note(LogLevel.valueOf(String.valueOf(log.get("level"))), text);
        }
    }

    void note(LogLevel level, String text) {
        TestReadLog note = new TestReadLog(level, read.secrets().mask(text));
        notes.add(note);
        read.listener().log(note);
    }

    void failing(Throwable thrown) {
        failure = thrown;
    }

    /** @param own whether the reference says nothing of it */
    void failed(SyncException thrown, boolean own) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack, true));
        fail(
                new TestReadLog(
                        LogLevel.ERROR,
                        read.secrets().mask(worded(thrown.userMessage(), thrown)),
                        read.secrets().mask(String.valueOf(thrown.getMessage())),
                        read.secrets().mask(stack.toString()),
                        own),
                thrown);
    }

    void log(TestReadLog log) {
        logs.add(log);
        read.listener().log(log);
    }

    void configChanged(Map<String, @Nullable Object> changed) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>(changed);
        own.keySet().removeIf(name -> name.startsWith("__"));
        config = own;
    }

    List<TestReadLog> logs() {
        return logs;
    }

    List<TestReadLog> notes() {
        return notes;
    }

    @Nullable
    Map<String, @Nullable Object> latestConfig() {
        return config;
    }
}
