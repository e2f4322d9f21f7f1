package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.core.error.ConfigException;
import dev.cairn.pythonvalues.KeptObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stream with partitions, as it was read and as it is written. Immutable.
 *
 * <p>Written is {@code {"use_global_cursor", "states": [{"partition", "cursor"}], "state", "lookback_window",
 * "parent_state"}}, without {@code states} where only the largest position is kept. Read is that, and partitions may have
 * positions of their own beside the largest; any other state is taken for that of all partitions. Source: the Python CDK.
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

    /** The member that only states of this form have. */
    static final String STATES = "states";

    private static final String USE_GLOBAL = "use_global_cursor";
    /** The member that holds the state of all partitions that have none of their own. */
    static final String GLOBAL = "state";

    private static final String LOOKBACK = "lookback_window";
    private static final String PARENTS = "parent_state";
    private static final String PARTITION = "partition";
    private static final String CURSOR = "cursor";

    /** The members that the state of a stream without partitions does not have. */
    static final Set<String> MEMBERS = Set.of(USE_GLOBAL, STATES, GLOBAL, LOOKBACK, PARENTS);

    /**
     * Reads a state.
     *
     * @param state empty for the first sync
     * @param useGlobal what to do where the state does not say
     * @throws ConfigException if the state cannot be read
     */
    static PerPartitionState read(CursorPlan plan, Map<String, ?> state, boolean useGlobal) {
        if (isPlain(state)) {
            CursorValue global = global(plan, state);
            return new PerPartitionState(
                    plan, useGlobal, Map.of(), fallback(plan, global, 0), global, 0, parents(state));
        }
        Map<PartitionKey, StateForm> forms = new LinkedHashMap<>();
        for (Object entry : entries(state)) {
            if (!(entry instanceof Map<?, ?> map
                    && map.get(PARTITION) instanceof Map<?, ?> partition
                    && map.get(CURSOR) instanceof Map<?, ?> cursor)) {
                throw new ConfigException("The state has an entry of states that is not {partition, cursor}.");
            }
            forms.put(PartitionKey.of(partition), form(plan, cursor));
        }
        CursorValue global = state.get(GLOBAL) instanceof Map<?, ?> map ? global(plan, map) : null;
        long lookback = state.get(LOOKBACK) instanceof Number seconds ? seconds.longValue() : 0;
        return new PerPartitionState(
                plan,
                Boolean.TRUE.equals(state.get(USE_GLOBAL)),
                forms,
                fallback(plan, global, lookback),
                global,
                lookback,
                parents(state));
    }

    /** Whether a state is that of a stream without partitions, which then holds for all of them. */
    static boolean isPlain(Map<String, ?> state) {
        return !state.containsKey(STATES) && !state.containsKey(GLOBAL);
    }

    /** The states of single partitions in a state that can be read. */
    static Stream<Map<?, ?>> cursors(Map<String, ?> state) {
        return entries(state).stream().map(entry -> (Map<?, ?>) ((Map<?, ?>) entry).get(CURSOR));
    }

    /**
     * Returns the partitions that a state has entries for, in their order.
     *
     * @throws IllegalArgumentException if an entry names none
     */
    static List<PartitionKey> partitions(Map<String, ?> state) {
        List<PartitionKey> partitions = new ArrayList<>();
        for (Object entry : entries(state)) {
            if (!(entry instanceof Map<?, ?> map && map.get(PARTITION) instanceof Map<?, ?> partition)) {
                throw new IllegalArgumentException("an entry of the state names no partition");
            }
            partitions.add(PartitionKey.of(partition));
        }
        return partitions;
    }

    private static List<?> entries(Map<String, ?> state) {
        return state.get(STATES) instanceof List<?> list ? list : List.of();
    }

    /** How far a state is, of this form or of a stream without partitions; null where it does not say. */
    static @Nullable CursorValue positionIn(CursorPlan plan, Map<String, ?> state) {
        Map<?, ?> whole = state.get(GLOBAL) instanceof Map<?, ?> global ? global : state;
        return whole.get(plan.cursorField()) != null || StateForm.hasIntervals(whole)
                ? form(plan, whole).resumedFrom()
                : null;
    }

    private static StateForm form(CursorPlan plan, Map<?, ?> cursor) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        cursor.forEach((key, value) -> state.put(String.valueOf(key), value));
        return StateForm.read(
                state, plan.cursorField(), plan.format(), plan.slicer().start());
    }

    private static @Nullable CursorValue global(CursorPlan plan, Map<?, ?> state) {
        if (!state.containsKey(plan.cursorField())) {
            return null;
        }
        Object value = state.get(plan.cursorField());
        CursorValue position = plan.format().parse(value);
        if (position == null) {
            throw new ConfigException("The state holds " + value + " for " + plan.cursorField()
                    + ", which is in none of the cursor's formats.");
        }
        return position;
    }

    private static @Nullable Map<String, @Nullable Object> parents(Map<String, ?> state) {
        if (!(state.get(PARENTS) instanceof Map<?, ?> parents) || parents.isEmpty()) {
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

    /**
     * Writes a state.
     *
     * @param useGlobal whether only the largest position is kept
     * @param entries an {@link #entry} for each partition; those that have one of their own where only the largest is kept
     * @param global the largest position of all partitions; null where there is none
     * @param lookbackSeconds how long the sync took
     * @param parentState null where there is none
     */
    static Map<String, @Nullable Object> write(
            CursorPlan plan,
            boolean useGlobal,
            List<Map<String, @Nullable Object>> entries,
            @Nullable CursorValue global,
            long lookbackSeconds,
            @Nullable Map<String, @Nullable Object> parentState) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put(USE_GLOBAL, useGlobal);
        if (!useGlobal || !entries.isEmpty()) {
            state.put(STATES, entries);
        }
        if (global != null) {
            state.put(GLOBAL, Map.of(plan.cursorField(), plan.format().format(global)));
        }
        state.put(LOOKBACK, lookbackSeconds);
        if (parentState != null) {
            state.put(PARENTS, parentState);
        }
        return state;
    }

    /** What a state says of one partition. */
    static Map<String, @Nullable Object> entry(Map<String, @Nullable Object> partition, @Nullable Object cursor) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put(PARTITION, partition);
        entry.put(CURSOR, cursor);
        return entry;
    }

    /** What the state says of one partition, in its own form. */
    Map<String, @Nullable Object> only(PartitionKey partition) {
        StateForm form = forms.get(partition);
        List<Map<String, @Nullable Object>> entries =
                form == null ? List.of() : List.of(entry(partition.values(), form.write(form.resumedFrom())));
        return write(plan, useGlobal, entries, global, lookbackSeconds, null);
    }

    /**
     * Entries as they were read, of partitions with a position of their own beside that of all: it counts until all
     * partitions are done.
     */
    List<Map<String, @Nullable Object>> besideGlobal() {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        if (useGlobal) {
            forms.forEach(
                    (key, form) -> entries.add(new KeptObject(entry(key.values(), form.write(form.resumedFrom())))));
        }
        return entries;
    }

    /** The state that a partition resumes from. */
    StateForm formOf(PartitionKey partition) {
        return forms.getOrDefault(partition, fallback);
    }
}
