package dev.cairn.runtime.protocol;

import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages as the Airbyte protocol has them, but for records, which are rendered where they are read. Source of the shapes: the
 * public {@code airbyte_protocol.yaml}.
 */
final class MessageJson implements Message.Visitor<Map<String, @Nullable Object>> {

    static final MessageJson FORM = new MessageJson();

    private MessageJson() {}

    @Override
    public Map<String, @Nullable Object> records(RecordLines records) {
        throw new IllegalArgumentException("records are lines already");
    }

    @Override
    public Map<String, @Nullable Object> withdrawn(Message.Withdrawn withdrawn) {
        throw new UnsupportedOperationException("the protocol cannot withdraw records");
    }

    @Override
    public Map<String, @Nullable Object> begunAnew(Message.BegunAnew begunAnew) {
        throw new UnsupportedOperationException("the protocol takes records that come again");
    }

    @Override
    public Map<String, @Nullable Object> state(Message.State state) {
        return message(
                "STATE",
                "state",
                object(
                        "type",
                        "STREAM",
                        "stream",
                        object("stream_descriptor", state.stream().toJson(), "stream_state", state.state()),
                        "sourceStats",
                        object("recordCount", (double) state.records())));
    }

    @Override
    public Map<String, @Nullable Object> status(Message.Status status) {
        Map<String, @Nullable Object> json = object(
                "stream_descriptor",
                status.stream().toJson(),
                "status",
                status.status().name());
        if (status.limit() != null) {
            json.put("reasons", List.of(reason(status.limit())));
        }
        return trace(status.at(), "STREAM_STATUS", "stream_status", json);
    }

    private static Map<String, @Nullable Object> reason(Message.RateLimit limit) {
        Map<String, @Nullable Object> reason = object("type", "RATE_LIMITED");
        if (limit.end() != null) {
            reason.put("rate_limited", object("quota_reset", limit.end().toEpochMilli()));
        }
        return reason;
    }

    /** The trace of an input that cannot be used has no failure type, as the reference's has none. */
    @Override
    public Map<String, @Nullable Object> failure(Failure failure) {
        Failure.Texts texts = failure.texts();
        Map<String, @Nullable Object> error =
                object("message", texts.message(), "internal_message", texts.internalMessage());
        if (failure.cause() != null) {
            error.put("stack_trace", texts.stackTrace());
            error.put("failure_type", failure.cause().failureType().wireValue());
        }
        StreamDescriptor stream = failure.stream();
        if (stream != null) {
            error.put("stream_descriptor", stream.toJson());
        }
        return trace(failure.at(), "ERROR", "error", error);
    }

    @Override
    public Map<String, @Nullable Object> log(Message.Log log) {
        return message("LOG", "log", object("level", log.level().name(), "message", log.text()));
    }

    @Override
    public Map<String, @Nullable Object> newConfig(Message.NewConfig config) {
        return message(
                "CONTROL",
                "control",
                object(
                        "type",
                        "CONNECTOR_CONFIG",
                        "emitted_at",
                        (double) config.at().toEpochMilli(),
                        "connectorConfig",
                        object("config", config.config())));
    }

    @Override
    public Map<String, @Nullable Object> specification(Message.Specification specification) {
        return message("SPEC", "spec", specification.specification());
    }

    @Override
    public Map<String, @Nullable Object> catalog(Message.Catalog catalog) {
        return message("CATALOG", "catalog", object("streams", catalog.streams()));
    }

    @Override
    public Map<String, @Nullable Object> checkOutcome(Message.CheckOutcome outcome) {
        Map<String, @Nullable Object> status =
                object("status", outcome.problem().isEmpty() ? "SUCCEEDED" : "FAILED");
        outcome.problem().ifPresent(problem -> status.put("message", problem));
        return message("CONNECTION_STATUS", "connectionStatus", status);
    }

    private static Map<String, @Nullable Object> trace(
            Instant at, String type, String key, Map<String, @Nullable Object> value) {
        return message("TRACE", "trace", object("type", type, "emitted_at", (double) at.toEpochMilli(), key, value));
    }

    private static Map<String, @Nullable Object> message(String type, String key, Map<String, @Nullable Object> value) {
        return object("type", type, key, value);
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }
}
