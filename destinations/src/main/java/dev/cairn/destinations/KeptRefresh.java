package dev.cairn.destinations;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a full refresh is that did not come to its end: its rows wait beside the table, which has those of before. Immutable.
 *
 * @param state vouches for the rows that wait: the refresh goes on from it
 * @param rows how many wait
 * @param pages how many pages were read for it
 * @param columns of the rows that wait
 * @param begunAt when its first page was asked for
 * @param committedAt when rows of it were committed last
 */
public record KeptRefresh(
        Map<String, @Nullable Object> state,
        long rows,
        long pages,
        List<Column> columns,
        Instant begunAt,
        Instant committedAt) {

    public KeptRefresh {
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        columns = List.copyOf(columns);
    }

    /** Returns this refresh with another state. */
    public KeptRefresh withState(Map<String, @Nullable Object> other) {
        return new KeptRefresh(other, rows, pages, columns, begunAt, committedAt);
    }
}
