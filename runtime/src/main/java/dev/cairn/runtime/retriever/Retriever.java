package dev.cairn.runtime.retriever;

import dev.cairn.runtime.slice.Slice;

/** Opens readers for slices. Thread-safe. */
@FunctionalInterface
public interface Retriever {

    /** A reader at the first page of a slice. Opening does no I/O. */
    SliceReader open(Slice slice);
}
