package dev.cairn.runtime.internal.record;

import dev.cairn.slice.Slice;
import dev.cairn.template.Scope;
import java.util.Optional;

/** Does something with many records of a page at a time. Thread-safe. */
@FunctionalInterface
public interface RecordStep {

    /** Changes or drops records; what fails ends the records there ({@link RecordPass#fail}). */
    void apply(RecordPass records, Slice slice, Scope scope);

    /** One step that does what this does and then what another does; empty where the two cannot become one. */
    default Optional<RecordStep> then(RecordStep next) {
        return Optional.empty();
    }
}
