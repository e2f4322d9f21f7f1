package dev.cairn.records;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.Scope;
import java.util.Optional;

/** Decides which records are kept: a filter's condition, or a cursor that filters in the connector. Thread-safe. */
@FunctionalInterface
public interface RecordPredicate {

    /**
     * Whether a record is wanted. Does not change it.
     *
     * @param slice what is being read
     * @param scope what templates see besides {@code record}
     */
    boolean keeps(StreamRecord record, Slice slice, Scope scope);

    /** The same for many records at a time; empty where there is nothing to gain. */
    default Optional<RecordStep> inBatches() {
        return Optional.empty();
    }
}
