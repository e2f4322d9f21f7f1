package dev.cairn.it.recorded;

import static dev.cairn.it.recorded.Messages.at;

import dev.cairn.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a step wrote and asked into what is compared: times, texts for people and logs are left out. For one step;
 * not thread-safe.
 */
final class StepResult {

    private static final Comparator<@Nullable Object> BY_TEXT =
            Comparator.comparing(value -> Json.write(sorted(value)));

    private final Comparison comparison;
    private final Map<String, StreamResult> streams = new TreeMap<>();
    private final List<@Nullable Object> errors = new ArrayList<>();
    private final List<@Nullable Object> controls = new ArrayList<>();
    private final Map<String, @Nullable Object> single = new LinkedHashMap<>();

    StepResult(Comparison comparison) {
        this.comparison = comparison;
    }

    private static final class StreamResult {

        private final List<@Nullable Object> records = new ArrayList<>();
        private final List<@Nullable Object> states = new ArrayList<>();
        private final List<@Nullable Object> statuses = new ArrayList<>();
    }

    /**
     * The result of a step, as plain values.
     *
     * @param exit {@code zero}, {@code nonzero} or {@code timeout}
     */
    Map<String, @Nullable Object> of(
            CaseStep step, String exit, Messages messages, List<Map<String, @Nullable Object>> requests) {
        messages.all().forEach(this::add);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("step", step.name());
        result.put("exit", exit);
        result.putAll(single);
        Map<String, @Nullable Object> byStream = new LinkedHashMap<>();
        streams.forEach((name, stream) -> byStream.put(name, result(stream)));
        result.put("streams", byStream);
        result.put("errors", errors);
        result.put("controls", controls);
        List<@Nullable Object> asked = new ArrayList<>(requests);
        if (!comparison.requestOrder()) {
            asked.sort(BY_TEXT);
        }
        result.put("requests", asked);
        return result;
    }

    private Map<String, @Nullable Object> result(StreamResult stream) {
        if (!comparison.recordOrder()) {
            stream.records.sort(BY_TEXT);
        }
        int states = stream.states.size();
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("statuses", stream.statuses);
        result.put("records", stream.records);
        result.put(
                "states",
                comparison.finalStatesOnly() && states > 0 ? stream.states.subList(states - 1, states) : stream.states);
        return result;
    }

    private void add(Map<?, ?> message) {
        switch (String.valueOf(message.get("type"))) {
            case "RECORD" -> {
                Object name = at(message, "record", "stream");
                stream(at(message, "record", "namespace"), name).records.add(record(message));
            }
            case "STATE" -> addState(message.get("state"));
            case "TRACE" -> addTrace(message.get("trace"));
            case "CONTROL" -> controls.add(steadyConfig(at(message, "control", "connectorConfig", "config")));
            case "SPEC" -> single.put("spec", message.get("spec"));
            case "CATALOG" -> {
                List<@Nullable Object> catalog = new ArrayList<>((List<?>) at(message, "catalog", "streams"));
                catalog.sort(Comparator.comparing(stream -> String.valueOf(at(stream, "name"))));
                single.put("catalog", catalog);
            }
            case "CONNECTION_STATUS" -> single.put("connection_status", at(message, "connectionStatus", "status"));
            default -> {
                // Logs are for people.
            }
        }
    }

    /** A record's data; with the file that belongs to it, if one does. */
    private static @Nullable Object record(Map<?, ?> message) {
        Object file = at(message, "record", "file_reference");
        Object data = at(message, "record", "data");
        return file == null ? data : Map.of("data", Map.class.cast(data), "file", file);
    }

    private StreamResult stream(@Nullable Object namespace, @Nullable Object name) {
        String key = namespace == null ? String.valueOf(name) : namespace + "." + name;
        return streams.computeIfAbsent(key, k -> new StreamResult());
    }

    private void addState(@Nullable Object state) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("state", steadyState(at(state, "stream", "stream_state")));
        entry.put("recordCount", at(state, "sourceStats", "recordCount") instanceof Number n ? n.longValue() : null);
        stream(at(state, "stream", "stream_descriptor", "namespace"), at(state, "stream", "stream_descriptor", "name"))
                .states
                .add(entry);
    }

    private void addTrace(@Nullable Object trace) {
        if ("STREAM_STATUS".equals(at(trace, "type"))) {
            Object status = at(trace, "stream_status");
            StringBuilder text = new StringBuilder(String.valueOf(at(status, "status")));
            if (at(status, "reasons") instanceof List<?> reasons) {
                reasons.forEach(reason -> text.append(':').append(at(reason, "type")));
            }
            stream(at(status, "stream_descriptor", "namespace"), at(status, "stream_descriptor", "name"))
                    .statuses
                    .add(text.toString());
        } else if ("ERROR".equals(at(trace, "type"))) {
            Map<String, @Nullable Object> error = new LinkedHashMap<>();
            error.put("failure_type", at(trace, "error", "failure_type"));
            error.put("stream", at(trace, "error", "stream_descriptor", "name"));
            errors.add(error);
        }
    }

    /** Without what depends on how long the sync took: the run's own seconds, which a later sync looks back. */
    private static @Nullable Object steadyState(@Nullable Object state) {
        if (state instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> steady = new LinkedHashMap<>();
            map.forEach((key, value) -> steady.put(
                    String.valueOf(key),
                    "lookback_window".equals(key) && value instanceof Number n && n.doubleValue() > 0
                            ? "<positive>"
                            : steadyState(value)));
            return steady;
        }
        return state instanceof List<?> list
                ? list.stream().map(StepResult::steadyState).toList()
                : state;
    }

    private @Nullable Object steadyConfig(@Nullable Object config) {
        if (config instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> steady = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                if (!"__injected_declarative_manifest".equals(key)) {
                    boolean hidden = comparison.volatileConfigKeys().contains(key);
                    steady.put(String.valueOf(key), hidden ? "<volatile>" : steadyConfig(value));
                }
            });
            return steady;
        }
        return config;
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put(String.valueOf(key), sorted(member)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(StepResult::sorted).toList()
                : value;
    }
}
