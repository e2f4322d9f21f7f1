package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.Slice;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream's slices and its state, as the sync engine drives them.
 *
 * <p>{@link #slices()} and {@link #valueOf} are called by workers: the iterator by one worker at a time, {@code valueOf}
 * by many at once. All other methods, and those of the trackers, are called by the read loop only, so an implementation
 * needs no lock.
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

    /**
     * How far a state of this stream is, for monitoring; null where it has no position for the stream as a whole. Thread-safe.
     *
     * @param state one that this cursor emitted
     */
    default @Nullable CursorValue positionIn(Map<String, ?> state) {
        return null;
    }

    /**
     * The same stream for readers that read slices apart from each other, perhaps on several machines. None of the methods
     * below is called then.
     *
     * @throws UnsupportedOperationException if the slices cannot be read apart
     */
    default SharedCursor shared() {
        throw new UnsupportedOperationException(getClass().getName());
    }

    /** The first call of the read loop: where to say things. */
    void start(StateSink sink);

    /**
     * Opens a slice. Slices are opened in the order of the iterator, and several may be open at once.
     *
     * @return what must be told of the slice's records, pages and end
     */
    SliceTracker open(Slice slice);

    /**
     * What a state would say now. For callers that keep the cursor's state inside of another: a parent's in its child's.
     */
    Map<String, @Nullable Object> state();

    /**
     * What a state would say now that the same sync is resumed from, for callers that keep it inside of another. Unlike
     * {@link #state} it knows how far a stream without a cursor is. Null where that is not known.
     */
    default @Nullable Map<String, @Nullable Object> progress() {
        return state();
    }

    /**
     * Whether a state that was told now would vouch for all records that were observed and not withdrawn: a sync that goes on
     * from it reads none of them again, but for those at the state's own position and within a lookback window.
     */
    default boolean vouchesForAll() {
        return false;
    }

    /** Emits a state that was put off and is due by now. Called about once a second. */
    default void timePassed() {}

    /** The sync is being stopped with slices open; what is safe of them is emitted. The last call. */
    void stopped();

    /**
     * What the state that the cursor resumes from lacks, so that reading begins anew though a state was given; a
     * sentence for people that begins with "the state". Empty where the state lacks nothing, or is empty.
     */
    default Optional<String> missingPosition() {
        return Optional.empty();
    }

    /** All slices are closed or failed: emits the stream's last state. The last call. */
    void finished();
}
