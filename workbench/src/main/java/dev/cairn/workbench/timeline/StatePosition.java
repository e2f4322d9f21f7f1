package dev.cairn.workbench.timeline;

import dev.cairn.json.Json;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a state says of where the next sync goes on from, as far as that can be read without the manifest. */
sealed interface StatePosition {

    /** At the start: there is no state yet, or one of a stream without a cursor. */
    record Start(boolean hasCursor) implements StatePosition {}

    /** At a value of a field of all records. */
    record At(String field, CursorKey value) implements StatePosition {}

    /** Somewhere else for each partition or interval, or at a value whose order is not known. */
    record Unknown() implements StatePosition {}

    /** A state that is longer has partitions or intervals. */
    int LONGEST = 1000;

    /** Reads a stream's state. */
    static StatePosition of(String json) {
        Object state = parsed(json);
        if (!(state instanceof Map<?, ?> members)) {
            return new Unknown();
        }
        if (members.isEmpty()) {
            return new Start(true);
        }
        // Both words are the Python CDK's.
        if (members.containsKey("__ab_no_cursor_state_message")
                || members.containsKey("__ab_full_refresh_sync_complete")) {
            return new Start(false);
        }
        if (Boolean.TRUE.equals(members.get("use_global_cursor")) && members.get("state") instanceof Map<?, ?> global) {
            return at(global);
        }
        return at(members);
    }

    private static @Nullable Object parsed(String json) {
        try {
            return json.length() > LONGEST ? null : Json.parse(json);
        } catch (IOException e) {
            return null;
        }
    }

    private static StatePosition at(Map<?, ?> members) {
        if (members.size() == 1) {
            Map.Entry<?, ?> only = members.entrySet().iterator().next();
            CursorKey value = CursorKey.of(only.getValue());
            if (value != null) {
                return new At(String.valueOf(only.getKey()), value);
            }
        }
        return new Unknown();
    }
}
