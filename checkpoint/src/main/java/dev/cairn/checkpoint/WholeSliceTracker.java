package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SlicePosition;
import org.jspecify.annotations.Nullable;

/** A slice of a stream without a cursor: it is read as a whole. Immutable. */
final class WholeSliceTracker implements PositionedTracker {

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
