package dev.cairn.checkpoint.cursor;

import org.jspecify.annotations.Nullable;

/** Reads and writes the positions of a stream's cursor. Thread-safe. */
public interface CursorFormat {

    /**
     * Reads a position.
     *
     * @param raw a plain JSON value: of a record's cursor field, of a state or of a slice
     * @return null where that is no position: it is null, or in none of the formats
     */
    @Nullable
    CursorValue parse(@Nullable Object raw);

    /** Returns the form that positions must have, for messages: the formats of times, or a number. */
    String expected();

    /** A position as it stands in state, slices and requests. */
    Object format(CursorValue value);

    /** The first position that is not covered any more when everything up to the given one is. */
    CursorValue next(CursorValue value);

    /**
     * Whether two positions cannot be told apart once they are written, because the format that states are written in
     * is coarser than that of the records.
     */
    boolean sameWhenWritten(CursorValue a, CursorValue b);
}
