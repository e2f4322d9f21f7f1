package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.RecordFields;
import dev.cairn.cursor.StreamCursor;
import dev.cairn.slice.Slice;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cursor that keeps one tracker for each open slice, and passes on to it what concerns the slice. */
abstract class TrackingCursor implements StreamCursor, Iterable<Slice> {

    private final CursorPlan plan;
    private final Map<Slice, PaginationTracker> trackers = new HashMap<>();
    private @Nullable Slice recentSlice;
    private @Nullable PaginationTracker recentTracker;

    TrackingCursor(CursorPlan plan) {
        this.plan = plan;
    }

    final CursorPlan plan() {
        return plan;
    }

    /** Makes the tracker of a slice. */
    abstract PaginationTracker open(Slice slice);

    /** Opens a slice: the tracker must be told of its records and pages. Slices are opened in their order. */
    public final PaginationTracker track(Slice slice) {
        PaginationTracker tracker = open(slice);
        trackers.put(slice, tracker);
        return tracker;
    }

    @Override
    public final void opened(Slice slice) {
        track(slice);
    }

    /** Like {@link #slices()}. */
    @Override
    public final Iterator<Slice> iterator() {
        return slices();
    }

    final void forget(Slice slice) {
        trackers.remove(slice);
        recentSlice = null;
        recentTracker = null;
    }

    /** Called for every record: records come in runs of one slice, which is cheaper to recognise than to look up. */
    private PaginationTracker tracker(Slice slice) {
        PaginationTracker tracker = recentTracker;
        if (tracker == null || !slice.equals(recentSlice)) {
            tracker = Objects.requireNonNull(trackers.get(slice), "slice is not open");
            recentSlice = slice;
            recentTracker = tracker;
        }
        return tracker;
    }

    /** A cursor value as it stands in a record, or null where it is none. Thread-safe. */
    public final @Nullable CursorValue parse(@Nullable Object raw) {
        return plan.format().parse(raw);
    }

    @Override
    public final @Nullable CursorValue valueOf(RecordFields record) {
        return parse(record.field(plan.cursorField()));
    }

    @Override
    public final void observe(Slice slice, @Nullable CursorValue value) {
        tracker(slice).observe(value);
    }

    @Override
    public final void observeDropped(Slice slice, @Nullable CursorValue value) {
        tracker(slice).observeDropped(value);
    }

    @Override
    public final void pageCompleted(Slice slice) {
        tracker(slice).onPageComplete();
    }

    @Override
    public final void paginationReset(Slice slice) {
        tracker(slice).onPaginationReset();
    }

    @Override
    public final void windowStarted(Slice slice) {
        tracker(slice).onWindow();
    }

    @Override
    public final void windowSplit(Slice slice) {
        tracker(slice).onWindowSplit();
    }

    @Override
    public final void runStarted(Slice slice, boolean last) {
        tracker(slice).onRun(last);
    }

    @Override
    public final void aboutToWait(Slice slice) {
        tracker(slice).onWait();
    }

    @Override
    public final void closed(Slice slice) {
        tracker(slice).close();
    }

    @Override
    public final void failed(Slice slice) {
        tracker(slice).fail();
    }
}
