package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.Slice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a stream that are read apart from each other, found one by one, and the state that all of them vouch for
 * together. Used by one thread at a time.
 */
public interface CoordinatedSlices {

    /**
     * What is to be done before it is known whether there is another slice: parents are asked. It may block and fail, and
     * may be done by another thread, while this one calls anything but {@code search}, {@code hasNext} and {@code next}.
     * Afterwards this method is called again. Not called again after a failure.
     *
     * @return null when {@link #hasNext} answers
     */
    @Nullable
    Runnable search();

    /** Whether there is another slice. Called when there is nothing to {@linkplain #search search}. */
    boolean hasNext();

    /** The next slice, in order; the first has number 0. Called when {@link #hasNext there is one}. */
    Slice next();

    /**
     * How far a slice is. Replaces what was known of it.
     *
     * @param number counts the slices in their order
     * @param closed whether it was read to its end
     */
    void report(long number, SlicePosition position, boolean closed);

    /**
     * That a slice is closed will not be taken back: as soon as that is so of those before it, too, it is part of the
     * whole and not remembered by itself.
     *
     * @return the slices that are not remembered any more, this one or others; nothing more may be reported of them
     */
    List<Long> confirm(long number);

    /**
     * The state as of now.
     *
     * @param ended whether nothing is being read any more and nothing will be
     * @return null where there is nothing to say
     */
    @Nullable
    Map<String, @Nullable Object> state(boolean ended);

    /** The parents' states from which a router finds the partitions after those that were found; null where it has none. */
    @Nullable
    Map<String, @Nullable Object> parentState();

    /** Everything but the slices that are not folded, as plain JSON values. */
    Map<String, @Nullable Object> snapshot();

    /**
     * Tells, after a snapshot was read, of a slice that was not folded; in their order. Its position is reported.
     *
     * @throws IllegalArgumentException if the stream does not know its partition
     */
    void restore(long number, Slice slice);
}
