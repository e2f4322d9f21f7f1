package dev.cairn.cli.demo;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sync printed, as far as the report needs it.
 *
 * @param ids of the records, in order
 * @param states every state message as JSON, in order
 * @param recordsBefore how many records left before each of them
 * @param warning the first warning, or null
 * @param error the first error trace's message, or null
 * @param pages how many pages the API served
 */
record SyncTrace(
        List<Long> ids,
        List<String> states,
        List<Integer> recordsBefore,
        @Nullable String warning,
        @Nullable String error,
        int pages) {

    static SyncTrace of(byte[] output, int pages) throws IOException {
        List<Long> ids = new ArrayList<>();
        List<String> states = new ArrayList<>();
        List<Integer> recordsBefore = new ArrayList<>();
        String warning = null;
        String error = null;
        for (String line : new String(output, StandardCharsets.UTF_8).lines().toList()) {
            Object message = Json.parse(line);
            if (at(message, "record", "data", "id") instanceof Long id) {
                ids.add(id);
            } else if (at(message, "state") instanceof Map<?, ?> state) {
                states.add(Json.write(state));
                recordsBefore.add(ids.size());
            } else if (warning == null && "WARN".equals(at(message, "log", "level"))) {
                warning = String.valueOf(at(message, "log", "message"));
            } else if (error == null && at(message, "trace", "error", "message") instanceof String text) {
                error = text;
            }
        }
        return new SyncTrace(ids, states, recordsBefore, warning, error, pages);
    }

    /** The last state as an input of the next sync. */
    String lastState() {
        return states.isEmpty() ? "[]" : "[" + states.get(states.size() - 1) + "]";
    }

    /** The cursor value that the last state vouches for, or a dash. */
    String lastCursorValue() throws IOException {
        return states.isEmpty() ? "-" : cursorValue(states.size() - 1);
    }

    /** The cursor value that a state vouches for, or a dash. */
    String cursorValue(int state) throws IOException {
        Object cursor = at(Json.parse(states.get(state)), "stream", "stream_state");
        Object value = at(cursor, "slices") instanceof List<?> intervals
                ? at(intervals.get(0), "most_recent_cursor_value")
                : at(cursor, "updated_at");
        return value == null ? "-" : value.toString();
    }

    private static @Nullable Object at(@Nullable Object value, String... path) {
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
