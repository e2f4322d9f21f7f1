package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream without a cursor, whose slices are read apart from each other. Thread-safe.
 *
 * @param slices finds them
 * @param byPages whether reading goes on behind the last page of a slice that is complete, in place of its start
 */
record SharedWholes(Supplier<Iterator<Slice>> slices, boolean byPages) implements SharedCursor {

    @Override
    public CoordinatedSlices find(@Nullable Map<String, ?> snapshot) {
        return new CoordinatedWholes(slices.get(), FinalStateCursor.ended(), snapshot);
    }

    @Override
    public Map<String, @Nullable Object> resumed(Slice slice) {
        return FinalStateCursor.ended();
    }

    @Override
    public Predicate<CursorValue> wanted(Slice slice, Map<String, @Nullable Object> resumed) {
        return position -> true;
    }

    @Override
    public Slice rest(Slice slice, SlicePosition position) {
        return byPages ? slice.from(page(slice, position)) : slice;
    }

    @Override
    public boolean keepsPositions() {
        return byPages;
    }

    @Override
    public PositionedTracker follow(Slice slice, SlicePosition position, long[] left) {
        return byPages ? new PagedSliceTracker(page(slice, position), left) : new WholeSliceTracker();
    }

    /** Where a sync stood that is resumed, as long as nothing is known from this one. */
    private static @Nullable PagePosition page(Slice slice, SlicePosition position) {
        return position.page() == null ? slice.position() : position.page();
    }

    /** A slice that is read as a whole. Immutable. */
    private static final class WholeSliceTracker implements PositionedTracker {

        @Override
        public boolean leaves(@Nullable CursorValue value, long hash) {
            return true;
        }

        @Override
        public SlicePosition position() {
            return SlicePosition.START;
        }

        @Override
        public long[] left() {
            return new long[0];
        }
    }
}
