package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.DatetimeValue;
import dev.cairn.error.ConfigException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state that a sync of a stream with partitions started with. Immutable.
 *
 * <p>Its form: {@code {"use_global_cursor", "states": [{"partition", "cursor"}], "state", "lookback_window",
 * "parent_state"}}; any other state is taken for that of all partitions. Source: the Python CDK.
 *
 * @param useGlobal whether only the largest position of all partitions is kept
 * @param forms the states of the partitions that have one
 * @param fallback the state of partitions that have none: the global one minus the lookback
 * @param global the largest position of all partitions; null where there is none
 * @param lookbackSeconds how long the previous sync took
 * @param parentState null where there is none
 */
record PerPartitionState(
        CursorPlan plan,
        boolean useGlobal,
        Map<PartitionKey, StateForm> forms,
        StateForm fallback,
        @Nullable CursorValue global,
        long lookbackSeconds,
        @Nullable Map<String, @Nullable Object> parentState) {

    /**
     * Reads a state.
     *
     * @param state empty for the first sync
     * @param useGlobal what to do where the state does not say
     * @throws ConfigException if the state cannot be read
     */
    static PerPartitionState read(CursorPlan plan, Map<String, ?> state, boolean useGlobal) {
        if (!state.containsKey("states") && !state.containsKey("state")) {
            CursorValue global = global(plan, state);
            return new PerPartitionState(
                    plan, useGlobal, Map.of(), fallback(plan, global, 0), global, 0, parents(state));
        }
        Map<PartitionKey, StateForm> forms = new LinkedHashMap<>();
        Object states = state.get("states");
        for (Object entry : states instanceof List<?> list ? list : List.of()) {
            if (!(entry instanceof Map<?, ?> map
                    && map.get("partition") instanceof Map<?, ?> partition
                    && map.get("cursor") instanceof Map<?, ?> cursor)) {
                throw new ConfigException("The state has an entry of states that is not {partition, cursor}.");
            }
            forms.put(PartitionKey.of(partition), form(plan, cursor));
        }
        CursorValue global = state.get("state") instanceof Map<?, ?> map ? global(plan, map) : null;
        long lookback = state.get("lookback_window") instanceof Number seconds ? seconds.longValue() : 0;
        return new PerPartitionState(
                plan,
                Boolean.TRUE.equals(state.get("use_global_cursor")),
                forms,
                fallback(plan, global, lookback),
                global,
                lookback,
                parents(state));
    }

    private static StateForm form(CursorPlan plan, Map<?, ?> cursor) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        cursor.forEach((key, value) -> state.put(String.valueOf(key), value));
        return StateForm.read(
                state, plan.cursorField(), plan.format(), plan.slicer().start());
    }

    private static @Nullable CursorValue global(CursorPlan plan, Map<?, ?> state) {
        Object value = state.get(plan.cursorField());
        if (value == null) {
            return null;
        }
        CursorValue position = plan.format().parse(value);
        if (position == null) {
            throw new ConfigException("The state holds " + value + " for " + plan.cursorField()
                    + ", which is in none of the cursor's formats.");
        }
        return position;
    }

    private static @Nullable Map<String, @Nullable Object> parents(Map<String, ?> state) {
        if (!(state.get("parent_state") instanceof Map<?, ?> parents) || parents.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        parents.forEach((name, parent) -> copy.put(String.valueOf(name), parent));
        return Collections.unmodifiableMap(copy);
    }

    private static StateForm fallback(CursorPlan plan, @Nullable CursorValue global, long lookbackSeconds) {
        if (global == null) {
            return form(plan, Map.of());
        }
        CursorValue start = global instanceof DatetimeValue datetime
                ? new DatetimeValue(datetime.time().minusSeconds(lookbackSeconds))
                : global;
        return form(plan, Map.of(plan.cursorField(), plan.format().format(start)));
    }

    /** The state that a partition resumes from. */
    StateForm formOf(PartitionKey partition) {
        return useGlobal ? fallback : forms.getOrDefault(partition, fallback);
    }
}
