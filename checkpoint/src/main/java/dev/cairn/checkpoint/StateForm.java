package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorFormat;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.Slicer;
import dev.cairn.core.error.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stream without partitions, as it was read and as it is written. Immutable.
 *
 * <p>It is read and written as {@code {cursor_field: value}}, with further members that the state had when it was read, or
 * where there are gaps as {@code {"state_type": "date-range", "slices": [{"start", "end", "most_recent_cursor_value"}]}},
 * with those members in {@code legacy}. Source of both: the Python CDK, which reads the second form but does not write it.
 *
 * @param completed what has been read according to the state, not merged; at least one
 * @param resumedFrom the position from which reading resumes, without the lookback
 */
record StateForm(
        String cursorField,
        CursorFormat format,
        Map<String, @Nullable Object> others,
        List<Interval> completed,
        CursorValue resumedFrom) {

    private static final List<String> INTERVAL_STATE_TYPES = List.of("date-range", "integer");
    private static final String STATE_TYPE = "state_type";
    private static final String SLICES = "slices";
    private static final String START = "start";
    private static final String END = "end";
    private static final String MOST_RECENT = "most_recent_cursor_value";
    private static final String LEGACY = "legacy";

    StateForm {
        others = new LinkedHashMap<>(others);
        completed = List.copyOf(completed);
    }

    /**
     * Reads a state.
     *
     * @param state empty for a stream that was never synced
     * @param start where the stream starts without one; an earlier state is moved up to it
     * @throws ConfigException if the state has neither form or a position in it cannot be read
     */
    static StateForm read(Map<String, ?> state, String cursorField, CursorFormat format, CursorValue start) {
        return hasIntervals(state)
                ? readIntervals(state, cursorField, format)
                : readSequential(state, cursorField, format, start);
    }

    /** Whether a state is made of intervals, and not of a value for its cursor field. */
    static boolean hasIntervals(Map<?, ?> state) {
        return INTERVAL_STATE_TYPES.contains(String.valueOf(state.get(STATE_TYPE)));
    }

    private static StateForm readSequential(
            Map<String, ?> state, String cursorField, CursorFormat format, CursorValue start) {
        CursorValue resumedFrom = start;
        if (state.containsKey(cursorField) && !isCountOfNull(state, cursorField, start)) {
            resumedFrom = CursorValue.max(start, position(state, cursorField, format));
        }
        Interval read = new Interval(start, resumedFrom, resumedFrom);
        return new StateForm(cursorField, format, new LinkedHashMap<>(state), List.of(read), resumedFrom);
    }

    /** The Python CDK takes null for no count, and fails over null for a time. */
    private static boolean isCountOfNull(Map<String, ?> state, String cursorField, CursorValue start) {
        return start instanceof CountValue && state.get(cursorField) == null;
    }

    private static StateForm readIntervals(Map<String, ?> state, String cursorField, CursorFormat format) {
        if (!(state.get(SLICES) instanceof List<?> slices) || slices.isEmpty()) {
            throw new ConfigException("The state has a state_type but no slices; expected a list of start and end.");
        }
        List<Interval> completed = new ArrayList<>();
        for (Object slice : slices) {
            if (!(slice instanceof Map<?, ?> interval)) {
                throw new ConfigException("The state has a slice that is no object; expected one with start and end.");
            }
            CursorValue start = position(interval, START, format);
            CursorValue end = position(interval, END, format);
            boolean hasMostRecent = interval.get(MOST_RECENT) != null;
            CursorValue mostRecent = hasMostRecent ? position(interval, MOST_RECENT, format) : null;
            completed.add(new Interval(start, end, mostRecent));
        }
        Interval first = completed.get(0);
        CursorValue resumedFrom = first.mostRecent() == null ? first.end() : first.mostRecent();
        return new StateForm(cursorField, format, legacy(state), completed, resumedFrom);
    }

    /** What a state of the other form had besides its position, and was kept. */
    private static Map<String, @Nullable Object> legacy(Map<String, ?> state) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        if (state.get(LEGACY) instanceof Map<?, ?> legacy) {
            legacy.forEach((key, value) -> others.put(String.valueOf(key), value));
        }
        return others;
    }

    private static CursorValue position(Map<?, ?> object, String key, CursorFormat format) {
        CursorValue position = format.parse(object.get(key));
        if (position == null) {
            throw new ConfigException("The state holds " + object.get(key) + " for " + key
                    + ", which is in none of the cursor's formats.");
        }
        return position;
    }

    /** Whether a position is not before where reading goes on, with its lookback, and not after where it ends. */
    boolean shouldBeSynced(CursorValue position, Slicer slicer) {
        return !position.isBefore(slicer.lookBackFrom(resumedFrom)) && !position.isAfter(slicer.end());
    }

    /** The state that says so. */
    Map<String, @Nullable Object> write(Coverage coverage) {
        return coverage.intervals().isEmpty() ? write(coverage.position()) : write(coverage.intervals());
    }

    /**
     * Returns the state as intervals, even where one position says as much. The Python CDK reads that form and writes the other one,
     * without members that it does not know. So a state of this form that is still there was not touched by it.
     */
    Map<String, @Nullable Object> writeIntervals(Coverage coverage) {
        CursorValue position = coverage.position();
        CursorValue start = CursorValue.min(completed.get(0).start(), position);
        return write(
                coverage.intervals().isEmpty()
                        ? List.of(new Interval(start, position, position))
                        : coverage.intervals());
    }

    /** Returns what {@link #writeIntervals} made of a position as a state of that position; other states as they are. */
    static Map<String, ?> sequential(Map<String, ?> state, String cursorField) {
        if (!hasIntervals(state)
                || !(state.get(SLICES) instanceof List<?> slices)
                || slices.size() != 1
                || !(slices.get(0) instanceof Map<?, ?> only)
                || only.get(MOST_RECENT) == null) {
            return state;
        }
        Map<String, @Nullable Object> plain = legacy(state);
        plain.put(cursorField, only.get(MOST_RECENT));
        return plain;
    }

    private Map<String, @Nullable Object> write(List<Interval> intervals) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put(STATE_TYPE, INTERVAL_STATE_TYPES.get(0));
        state.put(SLICES, intervals.stream().map(this::written).toList());
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(others);
        kept.remove(cursorField);
        if (!kept.isEmpty()) {
            state.put(LEGACY, kept);
        }
        return state;
    }

    private Map<String, Object> written(Interval interval) {
        Map<String, Object> slice = new LinkedHashMap<>();
        slice.put(START, format.format(interval.start()));
        slice.put(END, format.format(interval.end()));
        if (interval.mostRecent() != null) {
            slice.put(MOST_RECENT, format.format(interval.mostRecent()));
        }
        return slice;
    }

    /** The state that says that everything up to a position has been read. */
    Map<String, @Nullable Object> write(CursorValue position) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>(others);
        state.put(cursorField, format.format(position));
        return state;
    }
}
