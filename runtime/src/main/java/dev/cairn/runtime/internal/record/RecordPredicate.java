package dev.cairn.runtime.internal.record;

import dev.cairn.slice.Slice;
import dev.cairn.template.Scope;

/** Decides which records are wanted: a filter's condition, or a cursor that filters on our side. Thread-safe. */
@FunctionalInterface
public interface RecordPredicate {

    /**
     * Whether a record is wanted. Does not change it.
     *
     * @param slice what is being read
     * @param scope what templates see besides {@code record}
     */
    boolean keeps(StreamRecord record, Slice slice, Scope scope);
}
