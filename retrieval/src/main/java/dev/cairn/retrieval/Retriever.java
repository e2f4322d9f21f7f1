package dev.cairn.retrieval;

import dev.cairn.core.slice.Slice;
import java.util.Iterator;

/** Opens readers for slices. Thread-safe. */
@FunctionalInterface
public interface Retriever {

    /** A reader at the first page of a slice, which {@link #prepare} has given. Opening does no I/O. */
    SliceReader open(Slice slice);

    /** Whether the API prepares each slice in a job. */
    default boolean needsJobs() {
        return false;
    }

    /** Whether a slice has a position of this retriever's pagination, so that reading can go on behind it. */
    default boolean goesOn(Slice slice) {
        return false;
    }

    /**
     * Makes slices ready to be read; without need of that, as they come.
     *
     * @param slices those of the cursor, in order; drawn when they are asked for
     * @param listener gets each slice before it is returned
     */
    default SliceSource prepare(Iterator<Slice> slices, SliceSource.Listener listener) {
        return SliceSource.of(slices, listener);
    }
}
