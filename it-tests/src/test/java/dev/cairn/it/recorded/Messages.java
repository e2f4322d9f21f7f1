package dev.cairn.it.recorded;

import dev.cairn.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages that a command wrote to standard output. */
record Messages(List<Map<?, ?>> all) {

    static Messages of(String output) {
        List<Map<?, ?>> messages = new ArrayList<>();
        for (String line : output.lines().filter(l -> !l.isBlank()).toList()) {
            if (value(line) instanceof Map<?, ?> message && message.containsKey("type")) {
                messages.add(message);
            }
        }
        return new Messages(messages);
    }

    private static @Nullable Object value(String line) {
        try {
            return Json.parse(line);
        } catch (IOException e) {
            return null;
        }
    }

    /** The value at a path of keys, or null. */
    static @Nullable Object at(@Nullable Object value, String... path) {
        Object found = value;
        for (String key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }

    /**
     * The platform's view when some states have arrived: the last of every stream, as an input for the next sync.
     *
     * @param count how many STATE messages have arrived, of all streams
     */
    List<?> lastStates(int count) {
        Map<Object, Object> last = new LinkedHashMap<>();
        int arrived = 0;
        for (Map<?, ?> message : all) {
            if (arrived < count && message.get("state") instanceof Map<?, ?> state) {
                arrived++;
                Map<String, @Nullable Object> kept = new LinkedHashMap<>();
                state.forEach((key, value) -> kept.put(String.valueOf(key), value));
                kept.remove("sourceStats");
                kept.remove("destinationStats");
                last.put(String.valueOf(at(state, "stream", "stream_descriptor")), kept);
            }
        }
        return List.copyOf(last.values());
    }
}
