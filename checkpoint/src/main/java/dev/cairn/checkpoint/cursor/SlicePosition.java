package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.PagePosition;
import org.jspecify.annotations.Nullable;

/**
 * How much of a slice its reader has handed on. Immutable.
 *
 * @param settled the position before which nothing comes any more; null while there is none
 * @param reached the largest position of the records that left; null while there is none
 * @param ordered whether the slice's records have ascended so far; nothing is settled otherwise
 * @param page the last page that is complete, behind which reading goes on, of a stream without a cursor or where its values
 *     say nothing; null for none
 */
public record SlicePosition(
        @Nullable CursorValue settled,
        @Nullable CursorValue reached,
        boolean ordered,
        @Nullable PagePosition page) {

    /** Nothing has left. */
    public static final SlicePosition START = new SlicePosition(null, null, true, null);

    /** By the values of a cursor. */
    public SlicePosition(@Nullable CursorValue settled, @Nullable CursorValue reached, boolean ordered) {
        this(settled, reached, ordered, null);
    }

    /** Behind a page of a stream without a cursor; at the start without one. */
    public static SlicePosition behind(@Nullable PagePosition page) {
        return new SlicePosition(null, null, true, page);
    }
}
