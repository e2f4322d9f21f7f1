package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.PagePosition;
import org.jspecify.annotations.Nullable;

/**
 * Hears what becomes of one slice, from {@link StreamCursor#open} until it is closed or has failed. Not thread-safe:
 * belongs to the read loop.
 *
 * <p>The calls are {@code ((observe | observeDropped)* pageCompleted)* (closed | failed)}, with the other events in the
 * places where they happen. Each method does nothing unless it is overridden.
 */
public interface SliceTracker {

    /** Keeps nothing. */
    SliceTracker NONE = new SliceTracker() {};

    /**
     * A record is about to be written; a state emitted meanwhile stands before it.
     *
     * @param position the record's cursor value, null where it has none
     */
    default void observe(@Nullable CursorValue position) {}

    /** A record was read, but a client-side filter dropped it. */
    default void observeDropped(@Nullable CursorValue position) {}

    /** A job was created for the slice, which a state can name. Comes before its records, and again for another job. */
    default void jobCreated(PagePosition job) {}

    /** All records of a page have been observed. */
    default void pageCompleted() {}

    /**
     * All records of a page have been observed, and it is known where the pagination stands.
     *
     * @param position null where reading cannot go on behind the page
     */
    default void pageCompleted(@Nullable PagePosition position) {
        pageCompleted();
    }

    /**
     * The position that the slice was to go on from is of no use: its first page follows, and all of its records come again,
     * those that left before this sync among them. Comes before anything else of the slice.
     */
    default void begunAnew() {
        paginationReset();
    }

    /** The slice is read again from its first page, or a narrower one in its place. */
    default void paginationReset() {}

    /** What follows is of a window inside of the slice's own. Windows come in order; each is read to its end. */
    default void windowStarted() {}

    /** The window that is being read, or the whole slice, is read again in smaller ones: all of its records come again. */
    default void windowSplit() {}

    /**
     * What follows of the slice is one of several runs of records, each in an order of its own, such as the results of
     * one job. Comes before the first record of each run; not called for a slice of one run.
     *
     * @param last whether no further run comes
     */
    default void runStarted(boolean last) {}

    /** Nothing will come of the slice for a while. What is safe of it is emitted, if it has something to add. */
    default void waiting() {}

    /** The slice was read to its end. */
    default void closed() {}

    /** The slice cannot be read further. Its last safe state is emitted, if it has one to add. */
    default void failed() {}

    /**
     * The last state that was emitted is kept, together with all records before it. Only called for streams whose states are
     * to vouch for all records before them, as are the following two.
     */
    default void kept() {}

    /** Whether the last state that was kept says more of the slice than can be said now. */
    default boolean isTakenBack() {
        return false;
    }

    /**
     * The slice's records since the last state that was kept are withdrawn, and nothing more will be read of it: no state is
     * to vouch for them. Comes before {@link #failed}.
     */
    default void withdrawn() {}
}
