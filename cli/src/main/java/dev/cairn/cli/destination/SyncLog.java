package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells people of one sync, or of another command about a destination, without its secrets. Thread-safe.
 *
 * @param account which of many accounts it is about; null where there is one only
 */
record SyncLog(
        StandardError people, SecretMask secrets, @Nullable String account) {

    /** What people are told; what collects logs gets what it can leave out by itself. */
    private static final Set<LogLevel> FOR_PEOPLE = EnumSet.of(LogLevel.WARN, LogLevel.ERROR, LogLevel.FATAL);

    void say(LogLine line) {
        people.say(line.masked(secrets).about(account));
    }

    void warn(String text) {
        say(new LogLine(LogLevel.WARN, text));
    }

    /** Tells what a connector logs. People hear at once that a stream has failed, and the details in the summary. */
    void say(Message message) {
        if (people.isForPeople() && message instanceof Failure failure && failure.stream() != null) {
            String name = failure.stream().name();
            say(new LogLine(LogLevel.ERROR, name + " failed: " + failure.texts().message(), name));
        } else if (message instanceof Message.Log log
                && isWanted(people, log.level())
                && !(people.isForPeople() && log.announcesFailure())) {
            StreamDescriptor stream = log.stream();
            say(new LogLine(log.level(), log.text(), stream == null ? null : stream.name()));
        }
    }

    /** Whether what is said at this level is told. */
    static boolean isWanted(StandardError people, LogLevel level) {
        return !people.isForPeople() || FOR_PEOPLE.contains(level);
    }

    /** What went wrong, in words, which may hold secrets. */
    static List<LogLine> describe(Throwable failure) {
        if (failure instanceof InvalidDocumentException e) {
            return e.diagnostics().stream().map(LogLine::of).toList();
        }
        String text = failure instanceof SyncException e ? e.userMessage() : FailureWords.of(failure);
        return List.of(new LogLine(LogLevel.ERROR, text));
    }
}
