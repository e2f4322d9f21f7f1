package dev.cairn.runtime.retriever;

import org.jspecify.annotations.Nullable;

/** Reads one slice, page by page. Confined to one thread at a time. */
@FunctionalInterface
public interface SliceReader {

    /**
     * Reads the next page; blocks while it is fetched.
     *
     * @return the page, or null when the slice is read to its end
     * @throws dev.cairn.runtime.error.SyncException if the page cannot be read
     * @throws InterruptedException if the sync is being stopped
     */
    @Nullable
    Page nextPage() throws InterruptedException;
}
