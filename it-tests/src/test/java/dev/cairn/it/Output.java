package dev.cairn.it;

import dev.cairn.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a command printed.
 *
 * @param messages standard output, a message a line
 */
record Output(int exit, List<Map<String, @Nullable Object>> messages, String stderr) {

    /** One line of standard output; anything but a JSON object is a failure. */
    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    static Map<String, @Nullable Object> parse(String line) {
        try {
            return (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(line));
        } catch (IOException e) {
            throw new UncheckedIOException("not a message: " + line, e);
        }
    }

    /** What a process wrote to a file. */
    static List<Map<String, @Nullable Object>> messages(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Output::parse).toList();
    }

    /** The value at a path of keys in a message, or null. */
    static @Nullable Object at(@Nullable Object value, String... path) {
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    List<Map<String, @Nullable Object>> ofType(String type) {
        return messages.stream().filter(m -> type.equals(m.get("type"))).toList();
    }

    /** The value of a field of every record, in order. */
    List<@Nullable Object> recordField(String field) {
        List<@Nullable Object> values = new ArrayList<>();
        ofType("RECORD").forEach(m -> values.add(at(m, "record", "data", field)));
        return values;
    }

    /** Every state's blob as JSON, in order. */
    List<String> states() {
        return ofType("STATE").stream()
                .map(m -> Json.write(at(m, "state", "stream", "stream_state")))
                .toList();
    }

    /** After how many records each state stands. */
    List<Integer> recordsBeforeStates() {
        List<Integer> counts = new ArrayList<>();
        int records = 0;
        for (Map<String, @Nullable Object> message : messages) {
            if ("RECORD".equals(message.get("type"))) {
                records++;
            } else if ("STATE".equals(message.get("type"))) {
                counts.add(records);
            }
        }
        return counts;
    }

    /** The last state as the platform would give it back; empty where there is none. */
    List<@Nullable Object> lastState() {
        List<Map<String, @Nullable Object>> states = ofType("STATE");
        return states.isEmpty()
                ? List.of()
                : List.of(states.get(states.size() - 1).get("state"));
    }

    /** The stream statuses, in order. */
    List<String> statuses() {
        return ofType("TRACE").stream()
                .map(m -> at(m, "trace", "stream_status", "status"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** The texts of all error traces, one after the other. */
    String errors() {
        StringBuilder text = new StringBuilder();
        ofType("TRACE").forEach(m -> {
            if (at(m, "trace", "error", "message") instanceof String message) {
                text.append(message).append('\n');
            }
        });
        return text.toString();
    }
}
