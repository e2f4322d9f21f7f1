package dev.cairn.cli.terminal;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.secret.SecretMask;
import org.jspecify.annotations.Nullable;

/**
 * A line on standard error.
 *
 * @param stream the name of the stream that it is about; null where it is about none, or about several
 */
public record LogLine(LogLevel level, String text, @Nullable String stream) {

    /** A line that is about no stream alone. */
    public LogLine(LogLevel level, String text) {
        this(level, text, null);
    }

    /** What is wrong with an input. */
    public static LogLine of(Diagnostic problem) {
        LogLevel level = problem.severity() == Severity.ERROR ? LogLevel.ERROR : LogLevel.WARN;
        return new LogLine(level, problem.toString());
    }

    /** The line without secrets. */
    public LogLine masked(SecretMask secrets) {
        return new LogLine(level, secrets.mask(text), stream == null ? null : secrets.mask(stream));
    }
}
