package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;

/** Says for filters on the client's side whether a position is to be read. Thread-safe. */
@FunctionalInterface
public interface CursorFilter {

    /** What the cursor says, which knows the stream's state. */
    CursorFilter OF_CURSOR = (stream, cursor, slice, position) -> cursor.shouldBeSynced(slice, position);

    /**
     * Whether a record with this position is to be kept.
     *
     * @param stream the stream's name
     */
    boolean isWanted(String stream, StreamCursor cursor, Slice slice, CursorValue position);
}
