package dev.cairn.cursor;

import org.jspecify.annotations.Nullable;

/**
 * How much of a slice its reader has handed on. Immutable.
 *
 * @param settled the position before which nothing comes any more; null while there is none
 * @param reached the largest position of the records that left; null while there is none
 * @param ordered whether the slice's records have ascended so far; nothing is settled otherwise
 */
public record SlicePosition(
        @Nullable CursorValue settled, @Nullable CursorValue reached, boolean ordered) {

    /** Nothing has left. */
    public static final SlicePosition START = new SlicePosition(null, null, true);
}
