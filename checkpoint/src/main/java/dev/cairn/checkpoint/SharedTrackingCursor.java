package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.Slice;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A stream with a cursor, whose slices are read apart from each other. Thread-safe. */
abstract class SharedTrackingCursor implements SharedCursor {

    private final CursorPlan plan;

    SharedTrackingCursor(CursorPlan plan) {
        this.plan = plan;
    }

    /** The state of a slice's partition, of what {@link #resumed} gave. */
    abstract StateForm form(Slice slice, Map<String, @Nullable Object> resumed);

    @Override
    public final Predicate<CursorValue> wanted(Slice slice, Map<String, @Nullable Object> resumed) {
        StateForm form = form(slice, resumed);
        return position -> form.shouldBeSynced(position, plan.slicer());
    }

    @Override
    public final Slice rest(Slice slice, SlicePosition position) {
        if (position.page() != null) {
            return slice.from(position.page());
        }
        CursorValue settled = position.settled();
        if (settled == null || !position.ordered() || !keepsPositions()) {
            return slice;
        }
        Interval bounds = plan.slicer().boundsOf(slice);
        CursorValue from = plan.slicer().resumable(CursorValue.min(settled, bounds.end()));
        return plan.slicer().from(CursorValue.max(bounds.start(), from), slice);
    }

    @Override
    public final boolean keepsPositions() {
        return plan.checkpointsInSlices();
    }

    @Override
    public final PositionedTracker follow(Slice slice, SlicePosition position, long[] left) {
        return new RepeatTracker(plan, slice, position, left);
    }
}
