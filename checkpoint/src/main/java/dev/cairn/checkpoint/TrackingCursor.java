package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.RecordFields;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cursor that reads positions of records and follows each open slice with a {@link PaginationTracker}. */
abstract class TrackingCursor implements StreamCursor, Iterable<Slice> {

    private static final int LONGEST_VALUE = 100;

    private final CursorPlan plan;
    private volatile @Nullable String unreadable;

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
        Object raw = record.field(plan.cursorField());
        CursorValue value = parse(raw);
        if (value == null && raw != null && unreadable == null) {
            String text = PythonText.repr(raw);
            unreadable = Phrases.shortened(text, LONGEST_VALUE);
        }
        return value;
    }

    /** Returns the first value of the cursor field that is in none of its formats, or null while there is none. Thread-safe. */
    final @Nullable String unreadable() {
        return unreadable;
    }
}
