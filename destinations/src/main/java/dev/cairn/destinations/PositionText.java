package dev.cairn.destinations;

import dev.cairn.pythonvalues.words.Phrases;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words how far a state is. */
final class PositionText {

    private PositionText() {}

    /**
     * The value of the cursor that a state has.
     *
     * @param state as the protocol has it; null for none
     * @return null if the state has none
     */
    static @Nullable String of(@Nullable Map<String, @Nullable Object> state) {
        if (state == null || state.isEmpty() || state.containsKey("__ab_no_cursor_state_message")) {
            return null;
        }
        if (state.get("slices") instanceof List<?> slices && state.containsKey("state_type")) {
            return slices.isEmpty() ? null : slice(slices.get(0));
        }
        if (state.get("states") instanceof List<?> partitions && state.containsKey("use_global_cursor")) {
            String global = state.get("state") instanceof Map<?, ?> cursor ? first(cursor) : null;
            String count = Phrases.count(partitions.size(), "partition");
            return global == null ? count : global + ", " + count;
        }
        return state.get("state") instanceof Map<?, ?> cursor ? first(cursor) : first(state);
    }

    private static @Nullable String slice(@Nullable Object slice) {
        if (!(slice instanceof Map<?, ?> map)) {
            return null;
        }
        Object value = map.get("most_recent_cursor_value");
        return value == null ? String.valueOf(map.get("end")) : String.valueOf(value);
    }

    private static @Nullable String first(Map<?, ?> cursor) {
        return cursor.values().stream()
                .filter(value -> value instanceof String || value instanceof Number)
                .findFirst()
                .map(String::valueOf)
                .orElse(null);
    }
}
