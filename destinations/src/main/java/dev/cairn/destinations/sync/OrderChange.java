package dev.cairn.destinations.sync;

import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.KeptTable;
import dev.cairn.destinations.WriteMode;
import dev.cairn.runtime.config.CursorOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a stream's state and of its rows' positions when its cursor is not the one that they are of. */
enum OrderChange {
    /** It is the same cursor. */
    NONE,
    /** Rows are compared anew; the state was set by hand, or is read in the same format as before. */
    KEEPS_STATE,
    /** The state says nothing of this cursor. */
    DROPS_STATE;

    /** How a stream's cursor changes. */
    static OrderChange between(KeptStream before, CursorOrder now) {
        CursorOrder then = before.table().order();
        Map<String, @Nullable Object> state = before.progress().state();
        if (then == null) { // it was not kept: only the state can tell
            return state == null || now.equals(KeptTable.NO_ORDER) || isOf(state, now.field()) ? NONE : DROPS_STATE;
        }
        if (then.equals(now)) {
            return NONE;
        }
        boolean isChosen = then.equals(KeptTable.RESET) || then.equals(KeptTable.NO_ORDER);
        boolean isReadAlike =
                then.field().equals(now.field()) && stateFormat(then).equals(stateFormat(now));
        return state == null || isChosen || isReadAlike ? KEEPS_STATE : DROPS_STATE;
    }

    private static String stateFormat(CursorOrder order) {
        List<String> formats = order.formats();
        return formats.isEmpty() ? "" : formats.get(formats.size() - 1);
    }

    /** Whether a state holds positions of a field, in any of the forms that the runtime writes. */
    private static boolean isOf(Map<?, ?> state, String field) {
        boolean hasPartitions = state.containsKey("use_global_cursor");
        if (!hasPartitions) {
            return state.isEmpty()
                    || state.containsKey(field)
                    || state.keySet().stream().anyMatch(OrderChange::isOther);
        }
        boolean global = !(state.get("state") instanceof Map<?, ?> cursor) || isOf(cursor, field);
        return global
                && (!(state.get("states") instanceof List<?> partitions)
                        || partitions.stream()
                                .allMatch(partition -> !(partition instanceof Map<?, ?> entry)
                                        || !(entry.get("cursor") instanceof Map<?, ?> cursor)
                                        || isOf(cursor, field)));
    }

    /** Names of members that are no fields. */
    private static boolean isOther(Object name) {
        return name.equals("state_type") || String.valueOf(name).startsWith("__ab_");
    }

    /** What the report tells of it. */
    Optional<String> note(KeptStream before, StreamChoice choice) {
        if (this != DROPS_STATE) {
            return Optional.empty();
        }
        CursorOrder then = before.table().order();
        String cursors = "its cursor is " + words(choice.order()) + " now"
                + (then == null ? "" : " and was " + words(then)) + ", so it was read from its beginning";
        return Optional.of(
                choice.mode() == WriteMode.APPEND
                        ? cursors + "; rows that were added before are there again (--full-refresh replaces them)"
                        : cursors + ", and what came took the place of what was there");
    }

    private static String words(CursorOrder order) {
        if (order.field().isEmpty()) {
            return "none";
        }
        return order.field() + (order.formats().isEmpty() ? " (a count)" : " (" + stateFormat(order) + ")");
    }
}
