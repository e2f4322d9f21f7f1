package dev.cairn.workbench.cases;

import dev.cairn.json.Json;
import dev.cairn.workbench.cases.Observation.StreamState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the messages of a command apart. */
final class CaseMessages {

    private static final Set<String> BAD = Set.of("ERROR", "FATAL");

    private final Map<String, List<Map<String, @Nullable Object>>> records = new LinkedHashMap<>();
    private final List<StreamState> states = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private CaseMessages() {}

    static CaseMessages of(ByteArrayOutputStream out) throws IOException {
        CaseMessages messages = new CaseMessages();
        for (Map<String, @Nullable Object> message : parsed(out)) {
            messages.add(message);
        }
        return messages;
    }

    /** All messages, in order. */
    static List<Map<String, @Nullable Object>> parsed(ByteArrayOutputStream out) throws IOException {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                messages.add(object(Json.parse(line)));
            }
        }
        return messages;
    }

    private void add(Map<String, @Nullable Object> message) {
        switch (String.valueOf(message.get("type"))) {
            case "RECORD" -> {
                Map<String, @Nullable Object> record = object(message.get("record"));
                records.computeIfAbsent(String.valueOf(record.get("stream")), name -> new ArrayList<>())
                        .add(object(record.get("data")));
            }
            case "STATE" -> {
                Map<String, @Nullable Object> stream =
                        object(object(message.get("state")).get("stream"));
                states.add(new StreamState(
                        String.valueOf(object(stream.get("stream_descriptor")).get("name")),
                        object(stream.get("stream_state"))));
            }
            case "LOG" -> {
                Map<String, @Nullable Object> log = object(message.get("log"));
                if (BAD.contains(String.valueOf(log.get("level")))) {
                    errors.add(String.valueOf(log.get("message")));
                }
            }
            case "TRACE" -> {
                Map<String, @Nullable Object> trace = object(message.get("trace"));
                if (trace.get("error") != null) {
                    Map<String, @Nullable Object> error = object(trace.get("error"));
                    errors.add(error.get("message") + " (" + error.get("internal_message") + ")");
                }
            }
            default -> {
                // specifications, catalogs and outcomes are the command's results, too
            }
        }
    }

    Map<String, List<Map<String, @Nullable Object>>> records() {
        return records;
    }

    List<StreamState> states() {
        return states;
    }

    List<String> errors() {
        return errors;
    }

    /** A value as an object; an empty one where it is something else. */
    @SuppressWarnings("unchecked") // objects of JSON have texts as keys
    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
