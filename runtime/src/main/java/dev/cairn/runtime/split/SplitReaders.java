package dev.cairn.runtime.split;

import dev.cairn.documents.InvalidDocumentException;

/** Reads slices, on any machine. Thread-safe. */
public interface SplitReaders extends AutoCloseable {

    /**
     * A reader that goes on from the split's position. Sends no request.
     *
     * @throws InvalidDocumentException if the stream cannot be built
     * @throws IllegalArgumentException if the manifest has no such stream
     */
    SplitReader open(Split split);

    /** What follows the items that the split's reader gives. */
    SplitTracker track(Split split);

    /** Gives up connections that are not in use. */
    @Override
    void close();
}
