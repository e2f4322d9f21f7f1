package dev.cairn.retrieval;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.slice.Slice;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Finds the first slice of a stream, for callers that read no other. */
public final class FirstSlice {

    private FirstSlice() {}

    /** The slice that is ready first, however long that takes; null if there is none. */
    public static @Nullable Slice of(Retriever retriever, Iterator<Slice> slices, Sleeper sleeper)
            throws InterruptedException {
        return retriever.prepare(slices, SliceSource.Listener.NONE).await(sleeper);
    }
}
