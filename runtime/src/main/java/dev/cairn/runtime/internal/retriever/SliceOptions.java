package dev.cairn.runtime.internal.retriever;

import dev.cairn.runtime.internal.http.RequestOptions;
import dev.cairn.slice.Slice;

/** Puts what is particular to a slice into its requests: the cursor's bounds, a partition's values. Thread-safe. */
@FunctionalInterface
public interface SliceOptions {

    /** Adds nothing. */
    SliceOptions NONE = slice -> RequestOptions.NONE;

    RequestOptions of(Slice slice);
}
