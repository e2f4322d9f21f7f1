package dev.cairn.cursor;

import dev.cairn.slice.Slice;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream's slices and its state, as the sync engine drives them.
 *
 * <p>{@link #slices()} and {@link #valueOf} are called by workers: the iterator by one worker at a time, {@code valueOf}
 * by many at once. All other methods are called by the read loop only, so an implementation needs no lock. For each
 * slice the calls are {@code opened ((observe | observeDropped)* pageCompleted)* (closed | failed)}; slices are opened in the order of the
 * iterator, and several may be open at once.
 */
public interface StreamCursor {

    /** The slices yet to read, in order. May block and fail while it is iterated; called once. */
    Iterator<Slice> slices();

    /** A record's cursor value, or null where it has none that can be read, or the stream has no cursor. */
    @Nullable
    CursorValue valueOf(RecordFields record);

    /**
     * Whether this sync is to read a position of a slice at all, for filters on the client's side. Called by workers.
     */
    default boolean shouldBeSynced(Slice slice, CursorValue position) {
        return true;
    }

    /** The first call of the read loop: where to say things. */
    void start(StateSink sink);

    void opened(Slice slice);

    /** A record is about to be written; a state emitted meanwhile stands before it. */
    void observe(Slice slice, @Nullable CursorValue value);

    /** A record was read, but a client-side filter dropped it. */
    default void observeDropped(Slice slice, @Nullable CursorValue value) {}

    /** All records of a page have been observed. */
    void pageCompleted(Slice slice);

    /** The slice is read again from its first page, or a narrower one in its place. */
    default void paginationReset(Slice slice) {}

    /** What follows is of a window inside of the slice's own. Windows come in order; each is read to its end. */
    default void windowStarted(Slice slice) {}

    /** The window that is being read, or the whole slice, is read again in smaller ones: all of its records come again. */
    default void windowSplit(Slice slice) {}

    /**
     * What follows of the slice is one of several runs of records, each in an order of its own, such as the results of
     * one job. Comes before the first record of each run; not called for a slice of one run.
     *
     * @param last whether no further run comes
     */
    default void runStarted(Slice slice, boolean last) {}

    /**
     * What a state would say now. For whoever keeps the cursor's state inside of another: a parent's in its child's.
     */
    Map<String, @Nullable Object> state();

    /** Nothing will come of the slice for a while. What is safe of it is emitted, if it has something to add. */
    default void aboutToWait(Slice slice) {}

    /** The slice was read to its end. */
    void closed(Slice slice);

    /** The slice cannot be read further. Its last safe state is emitted, if it has one to add. */
    void failed(Slice slice);

    /** The sync is being stopped with slices open; what is safe of them is emitted. The last call. */
    void stopped();

    /** All slices are closed or failed: emits the stream's last state. The last call. */
    void finished();
}
