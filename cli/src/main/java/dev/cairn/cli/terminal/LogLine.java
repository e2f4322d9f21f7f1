package dev.cairn.cli.terminal;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.protocol.LogLevel;
import org.jspecify.annotations.Nullable;

/**
 * A line on standard error.
 *
 * @param stream the name of the stream that it is about; null where it is about none, or about several
 * @param account the name of the account that it is about; null where it is about none, or about several
 */
public record LogLine(
        LogLevel level,
        String text,
        @Nullable String stream,
        @Nullable String account) {

    /** A line that is about no account alone. */
    public LogLine(LogLevel level, String text, @Nullable String stream) {
        this(level, text, stream, null);
    }

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
        return new LogLine(level, secrets.mask(text), stream == null ? null : secrets.mask(stream), account);
    }

    /** The text, behind the name of its account where it has one. */
    public String words() {
        return account == null ? text : account + ": " + text;
    }

    /** The line as one about an account; null for none. */
    public LogLine about(@Nullable String other) {
        return new LogLine(level, text, stream, other);
    }
}
