package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.RecordFields;
import dev.cairn.cursor.StreamCursor;
import dev.cairn.slice.Slice;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cursor that reads positions of records and follows each open slice with a {@link PaginationTracker}. */
abstract class TrackingCursor implements StreamCursor, Iterable<Slice> {

    private final CursorPlan plan;

    TrackingCursor(CursorPlan plan) {
        this.plan = plan;
    }

    final CursorPlan plan() {
        return plan;
    }

    /** Like {@link #slices()}. */
    @Override
    public final Iterator<Slice> iterator() {
        return slices();
    }

    /** A cursor value as it stands in a record, or null where it is none. Thread-safe. */
    public final @Nullable CursorValue parse(@Nullable Object raw) {
        return plan.format().parse(raw);
    }

    /** Of a stream with partitions that of the whole, where the state has one. */
    @Override
    public final @Nullable CursorValue positionIn(Map<String, ?> state) {
        return PerPartitionState.positionIn(plan, state);
    }

    @Override
    public final @Nullable CursorValue valueOf(RecordFields record) {
        return parse(record.field(plan.cursorField()));
    }
}
