package dev.cairn.destinations;

import dev.cairn.pythonvalues.words.Phrases;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has come in a destination. Immutable.
 *
 * @param state the last committed state; null where there is none
 * @param rows how many there are
 * @param committedAt when something was committed last; null if never
 * @param completedAt when it was read to its end last; null if never
 * @param openSlices how many slices had been begun and not ended at the last commit; more than 0 means that the next sync goes
 *     on in the middle of them
 * @param error what kept the last sync from reading it to its end, without secrets; null if nothing did
 * @param doubts of positions that were read, in words
 */
public record KeptProgress(
        @Nullable Map<String, @Nullable Object> state,
        long rows,
        @Nullable Instant committedAt,
        @Nullable Instant completedAt,
        long openSlices,
        @Nullable String error,
        Map<CursorDoubt, String> doubts) {

    /** Of a stream that was never synced. */
    public static final KeptProgress NONE = new KeptProgress(null, 0, null, null, 0, null, Map.of());

    public KeptProgress {
        state = state == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(state));
        doubts = Collections.unmodifiableMap(new TreeMap<>(doubts));
    }

    /** How far the state is, in words: the cursor's value; null where it has none. */
    public @Nullable String position() {
        return PositionText.of(state);
    }

    /** This progress with another state; null for none. */
    public KeptProgress withState(@Nullable Map<String, @Nullable Object> other) {
        return new KeptProgress(other, rows, committedAt, completedAt, openSlices, error, doubts);
    }

    /** This progress with another number of rows. */
    public KeptProgress withRows(long count) {
        return new KeptProgress(state, count, committedAt, completedAt, openSlices, error, doubts);
    }

    /** This progress with what kept a sync from reading the stream to its end; null for nothing. */
    public KeptProgress withError(@Nullable String text) {
        return new KeptProgress(state, rows, committedAt, completedAt, openSlices, text, doubts);
    }

    /** This progress with other doubts. */
    public KeptProgress withDoubts(Map<CursorDoubt, String> other) {
        return new KeptProgress(state, rows, committedAt, completedAt, openSlices, error, other);
    }

    /** Says in words how far a state is. */
    static final class PositionText {

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
}
