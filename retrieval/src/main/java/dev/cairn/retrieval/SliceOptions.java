package dev.cairn.retrieval;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestOptions;

/**
 * Puts values of a slice into its requests: the bounds of the cursor's window, and the values of the partition.
 * Thread-safe.
 */
@FunctionalInterface
public interface SliceOptions {

    /** Adds nothing. */
    SliceOptions NONE = slice -> RequestOptions.NONE;

    RequestOptions of(Slice slice);
}
