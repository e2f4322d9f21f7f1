package dev.cairn.destinations.sync;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.KeptRefresh;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the full refresh of a stream is whose rows wait beside its table. Confined to one thread. */
final class RefreshProgress {

    private final Clock clock;
    private Instant begunAt;
    /** Of earlier syncs. */
    private long pages;

    RefreshProgress(Clock clock) {
        this.clock = clock;
        this.begunAt = clock.instant();
    }

    /** It goes on where an earlier sync has left it. */
    void resumed(KeptRefresh from) {
        begunAt = from.begunAt();
        pages = from.pages();
    }

    /** All of it is read again. */
    void begunAnew() {
        begunAt = clock.instant();
        pages = 0;
    }

    /**
     * What is to be kept of it.
     *
     * @param read how many pages were read in this sync
     */
    KeptRefresh kept(Map<String, @Nullable Object> state, long rows, long read, List<Column> columns) {
        return new KeptRefresh(state, rows, pages + read, columns, begunAt, clock.instant());
    }
}
