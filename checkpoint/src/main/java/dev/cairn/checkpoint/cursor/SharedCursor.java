package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.Slice;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose slices are read apart from each other. What finds slices uses {@link #find}; what reads one uses
 * the other methods, on any machine. Thread-safe, but for what {@link #find} gives.
 */
public interface SharedCursor {

    /**
     * Finds the slices from the beginning, or goes on from what {@link CoordinatedSlices#snapshot} gave. Called once.
     *
     * @throws IllegalArgumentException if that is no snapshot
     */
    CoordinatedSlices find(@Nullable Map<String, ?> snapshot);

    /** What the stream's state said of a slice's partition when the sync began, in the form of a state; never empty. */
    Map<String, @Nullable Object> resumed(Slice slice);

    /** Which positions of a slice are to be read at all, by what {@link #resumed} gave; for filters on the client's side. */
    Predicate<CursorValue> wanted(Slice slice, Map<String, @Nullable Object> resumed);

    /** What is left to read of a slice. */
    Slice rest(Slice slice, SlicePosition position);

    /** Whether positions inside of slices are kept: reading goes on from the start of a slice otherwise. */
    boolean keepsPositions();

    /**
     * Follows what leaves of a slice.
     *
     * @param position where reading goes on
     * @param left hashes of the records that left and come again from there on
     */
    PositionedTracker follow(Slice slice, SlicePosition position, long[] left);
}
