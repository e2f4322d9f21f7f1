package dev.cairn.runtime.split;

import dev.cairn.core.error.SyncException;
import org.jspecify.annotations.Nullable;

/** Reads one slice, page by page. Confined to one thread at a time. */
public interface SplitReader extends AutoCloseable {

    /**
     * Reads the next page; blocks while it is fetched, and while a job of the API is prepared.
     *
     * @return null when the slice is read to its end
     * @throws SyncException if it cannot be read further
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    @Nullable
    SplitPage next() throws InterruptedException;

    /** Gives up what was begun; without effect at the end. */
    @Override
    void close();
}
