package dev.cairn.destination;

import dev.cairn.destination.internal.kept.KeptJson;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a destination keeps of a stream besides its rows. Immutable. No two have the same table.
 *
 * @param sync the sync that it is a stream of; null for one that was synced last when syncs had no names
 * @param table where its rows are
 * @param mode how they were written last
 * @param columns of the table
 * @param order of the cursor that the rows' positions and the state are of; {@link #NO_ORDER} where they have none,
 *     {@link #RESET} where they do not count any more, null where that was not kept yet
 * @param progress how far it has come
 */
public record KeptStream(
        StreamDescriptor stream,
        @Nullable SyncIdentity sync,
        String table,
        WriteMode mode,
        List<Column> columns,
        @Nullable CursorOrder order,
        KeptProgress progress) {

    /** The order of rows that have no positions. */
    public static final CursorOrder NO_ORDER = new CursorOrder("", List.of());

    /** The order of rows whose positions do not count any more, since somebody has chosen a state. */
    public static final CursorOrder RESET = new CursorOrder("", List.of("reset"));

    public KeptStream {
        columns = List.copyOf(columns);
    }

    /** All of it as plain JSON values, with the position of its state. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = KeptJson.stream(this);
        json.put("position", progress.position());
        return json;
    }

    /** Likewise, having come as far as this. */
    public KeptStream with(KeptProgress other) {
        return new KeptStream(stream, sync, table, mode, columns, order, other);
    }

    /** Likewise, as a stream of this sync. */
    public KeptStream of(SyncIdentity other) {
        return new KeptStream(stream, other, table, mode, columns, order, progress);
    }

    /**
     * Likewise with a state that somebody has chosen; null for none. What the next sync reads takes the place of what is there,
     * whatever its position.
     */
    public KeptStream resumingFrom(@Nullable Map<String, @Nullable Object> state) {
        return new KeptStream(stream, sync, table, mode, columns, RESET, progress.withState(state));
    }
}
