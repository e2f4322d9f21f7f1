package dev.cairn.checkpoint;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the pagination of open slices stands, for states: of those about which their cursor values say too little. Used by
 * the read loop only.
 */
final class OpenPositions {

    private final Map<PartitionKey, OpenSlice> slices;
    private final Set<PaginationTracker> trackers = new LinkedHashSet<>();
    private boolean news;

    OpenPositions(PaginationState resumed) {
        this.slices = new LinkedHashMap<>(resumed.open());
    }

    PaginationTracker opened(PaginationTracker tracker) {
        trackers.removeIf(PaginationTracker::isOver);
        trackers.add(tracker);
        return tracker;
    }

    /** Asks the slices that are open where they stand: the last state follows. */
    void stopping() {
        trackers.forEach(PaginationTracker::stopping);
    }

    /** @param reached as {@link OpenSlice} has it */
    void stands(Slice slice, PagePosition position, @Nullable Object reached) {
        OpenSlice now = OpenSlice.of(slice, position, reached);
        news |= !now.equals(slices.put(now.key(), now));
    }

    /** Nothing is to be said of the slice any more, or its cursor values say as much. */
    void forget(Slice slice) {
        slices.remove(OpenSlice.key(slice));
    }

    /** Whether a state would say something that the last one did not. */
    boolean hasNews() {
        return news;
    }

    Map<PartitionKey, OpenSlice> said() {
        news = false;
        return slices;
    }
}
