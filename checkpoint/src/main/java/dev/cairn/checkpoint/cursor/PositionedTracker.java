package dev.cairn.checkpoint.cursor;

import org.jspecify.annotations.Nullable;

/** Hears what becomes of a slice that is read apart from others, and knows where to go on with it. Not thread-safe. */
public interface PositionedTracker extends SliceTracker {

    /**
     * A record is about to leave.
     *
     * @param value its cursor value, null where it has none
     * @param hash of the record as it would leave
     * @return false if it left before, and must not leave again
     */
    boolean leaves(@Nullable CursorValue value, long hash);

    /** Where to go on. */
    SlicePosition position();

    /** Hashes of the records that left and come again when reading goes on from {@link #position}. */
    long[] left();
}
