package dev.cairn.retrieval;

import dev.cairn.core.error.SyncException;
import org.jspecify.annotations.Nullable;

/** Reads one slice, page by page. Confined to one thread at a time. */
@FunctionalInterface
public interface SliceReader {

    /**
     * Reads the next page; blocks while it is fetched.
     *
     * @return the page, or null when the slice is read to its end
     * @throws SyncException if the page cannot be read
     * @throws InterruptedException if the sync is being stopped
     */
    @Nullable
    Page nextPage() throws InterruptedException;

    /** Gives up what was asked for and not read, where the slice is not read to its end and no page has failed. */
    default void close() {}
}
