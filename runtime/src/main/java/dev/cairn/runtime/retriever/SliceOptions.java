package dev.cairn.runtime.retriever;

import dev.cairn.runtime.http.RequestOptions;
import dev.cairn.runtime.slice.Slice;

/** Puts what is particular to a slice into its requests: the cursor's bounds, a partition's values. Thread-safe. */
@FunctionalInterface
public interface SliceOptions {

    /** Adds nothing. */
    SliceOptions NONE = slice -> RequestOptions.NONE;

    RequestOptions of(Slice slice);
}
