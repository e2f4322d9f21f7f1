package dev.cairn.runtime.internal.trial;

import dev.cairn.core.error.SyncException;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.trial.FailureCause;
import dev.cairn.runtime.trial.NotRecordedException;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands what the sync of a test read gives. Not thread-safe. */
final class ReadMessages {

    private final TestRead read;
    private final ReadSlices slices;
    private final List<TestReadLog> logs = new ArrayList<>();
    private final List<TestReadLog> notes = new ArrayList<>();
    private @Nullable Map<String, @Nullable Object> config;

    ReadMessages(TestRead read, ReadSlices slices) {
        this.read = read;
        this.slices = slices;
    }

    void take(Message message) {
        if (message instanceof Message.State state) {
            slices.state(state);
        } else if (message instanceof Failure failure && failure.kind() != Failure.Kind.SUMMARY) {
            failed(failure.texts(), failure.cause(), isPageWithoutADocument(failure.cause()));
        } else if (message instanceof Message.Log log && !log.announcesFailure()) {
            note(log.level(), log.text());
        }
    }

    /** @param own whether the reference says nothing of it */
    void failed(SyncException thrown, boolean own) {
        failed(Failure.Texts.of(thrown).masked(read.secrets()), thrown, own);
    }

    /** @param texts without secrets */
    private void failed(Failure.Texts texts, @Nullable SyncException cause, boolean own) {
        String message = read.secrets().mask(worded(texts.message(), cause));
        FailureCause reason = reason(cause);
        LogLevel level = reason == FailureCause.RECORDING ? LogLevel.WARN : LogLevel.ERROR;
        TestReadLog log = new TestReadLog(level, message, texts.internalMessage(), texts.stackTrace(), own);
        logs.add(log);
        read.listener().failed(log, reason);
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

    void note(LogLevel level, String text) {
        TestReadLog note = new TestReadLog(level, read.secrets().mask(text));
        notes.add(note);
        read.listener().log(note);
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

    private static FailureCause reason(@Nullable Throwable failure) {
        for (Throwable current = failure; current != null; current = current.getCause()) {
            if (current instanceof TemplateException) {
                return FailureCause.TEMPLATE;
            }
            if (current instanceof MalformedBodyException) {
                return FailureCause.BODY;
            }
            if (current instanceof NotRecordedException) {
                return FailureCause.RECORDING;
            }
            if (current instanceof IOException) {
                return FailureCause.CONNECTION;
            }
        }
        return FailureCause.OTHER;
    }
}
