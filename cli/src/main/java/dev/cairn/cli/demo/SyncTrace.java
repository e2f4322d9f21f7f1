package dev.cairn.cli.demo;

import dev.cairn.runtime.json.Json;
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
 * @param error the first error trace's message, or null
 * @param pages how many pages the API served
 */
record SyncTrace(
        List<Long> ids, List<String> states, @Nullable String error, int pages) {

    static SyncTrace of(byte[] output, int pages) throws IOException {
        List<Long> ids = new ArrayList<>();
        List<String> states = new ArrayList<>();
        String error = null;
        for (String line : new String(output, StandardCharsets.UTF_8).lines().toList()) {
            Object message = Json.parse(line);
            if (at(message, "record", "data", "id") instanceof Long id) {
                ids.add(id);
            } else if (at(message, "state") instanceof Map<?, ?> state) {
                states.add(Json.write(state));
            } else if (error == null && at(message, "trace", "error", "message") instanceof String text) {
                error = text;
            }
        }
        return new SyncTrace(ids, states, error, pages);
    }

    /** The last state as an input of the next sync. */
    String lastState() {
        return states.isEmpty() ? "[]" : "[" + states.get(states.size() - 1) + "]";
    }

    /** The cursor value that the last state vouches for, or a dash. */
    String lastCursorValue() throws IOException {
        if (states.isEmpty()) {
            return "-";
        }
        Object value = at(Json.parse(states.get(states.size() - 1)), "stream", "stream_state", "updated_at");
        return value == null ? "-" : value.toString();
    }

    private static @Nullable Object at(@Nullable Object value, String... path) {
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
