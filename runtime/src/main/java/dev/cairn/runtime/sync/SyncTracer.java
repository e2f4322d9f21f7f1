package dev.cairn.runtime.sync;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.config.StreamDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Is told when the parts of a sync begin and end. Thread-safe; called by threads that wait for it, so it must not block, and it
 * must not throw.
 */
public interface SyncTracer {

    /** Hears and does nothing. */
    SyncTracer NONE = new SyncTracer() {};

    /** A stream begins, before any of its slices does. */
    default void streamBegun(StreamDescriptor stream) {}

    /**
     * A stream ends, after all of its slices that were read to their end.
     *
     * @param complete false where something of it failed, or the sync was stopped
     */
    default void streamEnded(StreamDescriptor stream, boolean complete) {}

    /**
     * The calling thread begins to read a slice, and reads no other one until {@link #sliceEnded}. It sends the requests of
     * the slice itself, except for pages that are read ahead.
     */
    default void sliceBegun(StreamDescriptor stream, Slice slice) {}

    /**
     * The calling thread reads its slice no more.
     *
     * @param failure null if it was read to its end
     */
    default void sliceEnded(@Nullable SyncException failure) {}
}
