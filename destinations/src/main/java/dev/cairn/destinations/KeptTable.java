package dev.cairn.destinations;

import dev.cairn.runtime.config.CursorOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that a stream's rows are in, as it was written last. Immutable.
 *
 * @param order of the cursor that the rows' positions and the state are of; {@link #NO_ORDER} where they have none,
 *     {@link #RESET} where they do not count any more, null where a sync of an older version did not keep it
 * @param key the fields by which each row is there once; empty where rows are added by no key, null where a sync of an older
 *     version did not keep it
 */
public record KeptTable(
        String name,
        WriteMode mode,
        List<Column> columns,
        @Nullable CursorOrder order,
        @Nullable List<String> key) {

    /** The order of rows that have no positions. */
    public static final CursorOrder NO_ORDER = new CursorOrder("", List.of());

    /** The order of rows whose positions do not count any more, since a state was set by hand. */
    public static final CursorOrder RESET = new CursorOrder("", List.of("reset"));

    public KeptTable {
        columns = List.copyOf(columns);
        key = key == null ? null : List.copyOf(key);
    }

    /** This table under another name. */
    KeptTable renamed(String other) {
        return new KeptTable(other, mode, columns, order, key);
    }

    /** This table with rows whose positions do not count any more. */
    KeptTable reset() {
        return new KeptTable(name, mode, columns, RESET, key);
    }
}
