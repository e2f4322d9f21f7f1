package dev.cairn.destination;

import dev.cairn.destination.internal.kept.KeptJson;
import dev.cairn.destination.internal.sync.StatePosition;
import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a destination keeps of a stream besides its rows. Immutable.
 *
 * @param table where its rows are
 * @param mode how they were written last
 * @param columns of the table
 * @param state the last committed state; null where there is none
 * @param rows how many there are
 * @param committedAt when something was committed last; null if never
 * @param completedAt when it was read to its end last; null if never
 * @param openSlices how many slices had been begun and not ended at the last commit; more than 0 means that the next sync goes
 *     on in the middle of them
 * @param error what kept the last sync from reading it to its end, without secrets; null if nothing did
 */
public record KeptStream(
        StreamDescriptor stream,
        String table,
        WriteMode mode,
        List<Column> columns,
        @Nullable Map<String, @Nullable Object> state,
        long rows,
        @Nullable Instant committedAt,
        @Nullable Instant completedAt,
        long openSlices,
        @Nullable String error) {

    public KeptStream {
        columns = List.copyOf(columns);
        state = state == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /** How far the state is, in words: the cursor's value; null where it has none. */
    public @Nullable String position() {
        return StatePosition.of(state);
    }

    /** All of it as plain JSON values, with {@link #position()}. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = KeptJson.stream(this);
        json.put("position", position());
        return json;
    }

    /** Likewise with another state; null for none. */
    public KeptStream withState(@Nullable Map<String, @Nullable Object> other) {
        return new KeptStream(stream, table, mode, columns, other, rows, committedAt, completedAt, openSlices, error);
    }

    /** Likewise with what kept a sync from reading it to its end. */
    public KeptStream withError(@Nullable String text) {
        return new KeptStream(stream, table, mode, columns, state, rows, committedAt, completedAt, openSlices, text);
    }
}
