package dev.cairn.runtime.protocol;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.config.StreamDescriptor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something failed. Immutable.
 *
 * @param stream the stream that failed; null unless the kind is {@link Kind#STREAM}
 * @param cause what was thrown, whose texts may hold secrets; null where an input cannot be used
 */
public record Failure(
        Kind kind,
        @Nullable StreamDescriptor stream,
        @Nullable SyncException cause,
        Texts texts,
        Instant at) implements Message {

    /** What has failed. */
    public enum Kind {
        /** One stream. */
        STREAM,
        /** The command, or something that is of no single stream. */
        COMMAND,
        /** A sync, since streams failed: each has said so before. */
        SUMMARY,
        /** A command could not start, because an input cannot be used. */
        INPUT
    }

    /**
     * What is said of it.
     *
     * @param message for users
     * @param internalMessage for developers
     * @param stackTrace where it happened; null for an input
     */
    public record Texts(
            String message,
            @Nullable String internalMessage,
            @Nullable String stackTrace) {

        /** What is said of an exception; its texts may hold secrets. */
        public static Texts of(SyncException failure) {
            StringWriter stack = new StringWriter();
            failure.printStackTrace(new PrintWriter(stack, true));
            return new Texts(failure.userMessage(), failure.getMessage(), stack.toString());
        }

        /** The texts without secrets. */
        public Texts masked(SecretMask secrets) {
            return new Texts(
                    secrets.mask(message),
                    internalMessage == null ? null : secrets.mask(internalMessage),
                    stackTrace == null ? null : secrets.mask(stackTrace));
        }
    }

    public static Failure ofStream(StreamDescriptor stream, SyncException cause, Clock clock) {
        return new Failure(Kind.STREAM, stream, cause, Texts.of(cause), clock.instant());
    }

    public static Failure ofCommand(SyncException cause, Clock clock) {
        return new Failure(Kind.COMMAND, null, cause, Texts.of(cause), clock.instant());
    }

    /** The end of a sync in which streams failed. */
    public static Failure summary(SyncException cause, Clock clock) {
        return new Failure(Kind.SUMMARY, null, cause, Texts.of(cause), clock.instant());
    }

    public static Failure ofInput(String text, Clock clock) {
        return new Failure(Kind.INPUT, null, null, new Texts(text, text, null), clock.instant());
    }

    @Override
    public Failure masked(SecretMask secrets) {
        return new Failure(kind, stream, cause, texts.masked(secrets), at);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.failure(this);
    }
}
