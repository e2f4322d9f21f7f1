package dev.cairn.runtime.protocol;

import dev.cairn.error.SyncException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.secret.SecretMask;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message of the Airbyte protocol as plain JSON values.
 *
 * <p>Records are not made here: they are rendered to bytes where they are read. Source of the shapes: the public
 * {@code airbyte_protocol.yaml}.
 */
public record Message(Map<String, @Nullable Object> json) {

    private static final Set<String> TYPES_FOR_PEOPLE = Set.of("LOG", "TRACE", "CONNECTION_STATUS");
    private static final Set<String> TEXTS_FOR_PEOPLE = Set.of("message", "internal_message", "stack_trace");

    /** The message without secrets in the texts that people read; itself where it has no such texts. */
    Message masked(SecretMask secrets) {
        return json.get("type") instanceof String type && TYPES_FOR_PEOPLE.contains(type)
                ? new Message(masked(json, secrets))
                : this;
    }

    private static Map<String, @Nullable Object> masked(Map<?, ?> object, SecretMask secrets) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Map<?, ?> members) {
                masked.put(name, masked(members, secrets));
            } else {
                boolean read = value instanceof String && TEXTS_FOR_PEOPLE.contains(name);
                masked.put(name, read ? secrets.mask(String.valueOf(value)) : value);
            }
        });
        return masked;
    }

    /** A STATE of one stream. {@code records} counts its records since its previous STATE. */
    public static Message state(StreamDescriptor stream, Map<String, @Nullable Object> streamState, long records) {
        return new Message(object(
                "type",
                "STATE",
                "state",
                object(
                        "type",
                        "STREAM",
                        "stream",
                        object("stream_descriptor", stream.toJson(), "stream_state", streamState),
                        "sourceStats",
                        object("recordCount", (double) records))));
    }

    public static Message status(StreamDescriptor stream, StreamStatus status, Clock clock) {
        return trace(clock, "STREAM_STATUS", "stream_status", statusObject(stream, status));
    }

    /** A RUNNING status that says the API makes us wait; {@code wait} is how long, zero where that is not known. */
    public static Message rateLimited(StreamDescriptor stream, Duration wait, Clock clock) {
        Map<String, @Nullable Object> reason = object("type", "RATE_LIMITED");
        if (!wait.isZero()) {
            reason.put(
                    "rate_limited",
                    object("quota_reset", clock.instant().plus(wait).toEpochMilli()));
        }
        Map<String, @Nullable Object> status = statusObject(stream, StreamStatus.RUNNING);
        status.put("reasons", List.of(reason));
        return trace(clock, "STREAM_STATUS", "stream_status", status);
    }

    /**
     * An error trace.
     *
     * @param stream the stream that failed, or null for the sync as a whole
     */
    public static Message error(SyncException failure, @Nullable StreamDescriptor stream, Clock clock) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack, true));
        Map<String, @Nullable Object> error = object(
                "message",
                failure.userMessage(),
                "internal_message",
                failure.getMessage(),
                "stack_trace",
                stack.toString(),
                "failure_type",
                failure.failureType().wireValue());
        if (stream != null) {
            error.put("stream_descriptor", stream.toJson());
        }
        return trace(clock, "ERROR", "error", error);
    }

    /**
     * The trace of a command that could not start, because an input cannot be used. It has no failure type, as the
     * reference's has none.
     */
    public static Message inputError(String text, Clock clock) {
        return trace(clock, "ERROR", "error", object("message", text, "internal_message", text));
    }

    public static Message log(LogLevel level, String text) {
        return new Message(object("type", "LOG", "log", object("level", level.name(), "message", text)));
    }

    /** A new configuration that the platform should keep, such as one with a rotated refresh token. */
    public static Message connectorConfig(Map<String, @Nullable Object> config, Clock clock) {
        return new Message(object(
                "type",
                "CONTROL",
                "control",
                object(
                        "type",
                        "CONNECTOR_CONFIG",
                        "emitted_at",
                        (double) clock.millis(),
                        "connectorConfig",
                        object("config", config))));
    }

    public static Message spec(Map<String, @Nullable Object> specification) {
        return new Message(object("type", "SPEC", "spec", specification));
    }

    /**
     * The streams that a source offers.
     *
     * @param streams each an {@code AirbyteStream} of the protocol
     */
    public static Message catalog(List<Map<String, @Nullable Object>> streams) {
        return new Message(object("type", "CATALOG", "catalog", object("streams", streams)));
    }

    /**
     * The outcome of a check.
     *
     * @param problem what is wrong, or null when the check succeeded
     */
    public static Message connectionStatus(@Nullable String problem) {
        Map<String, @Nullable Object> status = object("status", problem == null ? "SUCCEEDED" : "FAILED");
        if (problem != null) {
            status.put("message", problem);
        }
        return new Message(object("type", "CONNECTION_STATUS", "connectionStatus", status));
    }

    private static Map<String, @Nullable Object> statusObject(StreamDescriptor stream, StreamStatus status) {
        return object("stream_descriptor", stream.toJson(), "status", status.name());
    }

    private static Message trace(Clock clock, String type, String key, Map<String, @Nullable Object> value) {
        return new Message(object(
                "type", "TRACE", "trace", object("type", type, "emitted_at", (double) clock.millis(), key, value)));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }
}
