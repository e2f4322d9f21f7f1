package dev.cairn.runtime.trial;

import dev.cairn.runtime.protocol.LogLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that the log of a test read says, secrets masked. Immutable.
 *
 * @param message for the author of the manifest
 * @param internalMessage for developers; null for none
 * @param stacktrace where it happened; null for none
 * @param own whether the reference's server says nothing of it, so that it is no part of its answer
 */
public record TestReadLog(
        LogLevel level,
        String message,
        @Nullable String internalMessage,
        @Nullable String stacktrace,
        boolean own) {

    public TestReadLog(LogLevel level, String message) {
        this(level, message, null, null, false);
    }

    /** As {@code LogMessage} of the reference's server has it; plain JSON values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("message", message);
        json.put("level", level.name());
        json.put("internal_message", internalMessage);
        json.put("stacktrace", stacktrace);
        return json;
    }
}
