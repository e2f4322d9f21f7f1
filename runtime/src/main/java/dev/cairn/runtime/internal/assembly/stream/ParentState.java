package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.FinalStateCursor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the state of a parent stream in the state of its child. It is the parent's own state; without one it is the
 * child's global cursor; without that it is the only value of a state without partitions, if it is a text or a number.
 * Source of the rules: the Python CDK.
 */
final class ParentState {

    private ParentState() {}

    /**
     * @param child the state of the child; empty for the first sync
     * @param cursorField the parent's, or null if it has no cursor
     */
    static Map<String, @Nullable Object> of(
            Map<String, @Nullable Object> child, String parent, @Nullable String cursorField) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>(child);
        state.remove(FinalStateCursor.NO_CURSOR);
        if (state.get("parent_state") instanceof Map<?, ?> parents && parents.get(parent) instanceof Map<?, ?> own) {
            return copy(own);
        }
        if (state.get("state") instanceof Map<?, ?> global) {
            return copy(global);
        }
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        if (state.size() == 1 && cursorField != null) {
            Object value = state.values().iterator().next();
            if (value instanceof String || value instanceof Number) {
                found.put(cursorField, value);
            }
        }
        return found;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
