package dev.cairn.checkpoint.cursor;

import org.jspecify.annotations.Nullable;

/** Gives a cursor the top-level fields of one record. */
@FunctionalInterface
public interface RecordFields {

    /** The plain JSON value of a field, or null where the record lacks it or it is null. */
    @Nullable
    Object field(String name);
}
