package dev.cairn.records;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.Scope;
import java.util.Optional;

/** Does something with many records of a page at a time. Thread-safe. */
@FunctionalInterface
public interface RecordStep {

    /** Begins with a page. */
    OfPage open(Slice slice, Scope scope);

    /** One step that does what this does and then what another does; empty where the two cannot become one. */
    default Optional<RecordStep> then(RecordStep next) {
        return Optional.empty();
    }

    /** What is done with the records of one page. Confined to one thread. */
    @FunctionalInterface
    interface OfPage {

        /**
         * Changes or drops records; what fails ends the records there ({@link RecordPass#fail}).
         *
         * @param last whether these are the last ones of the page
         */
        void apply(RecordPass records, boolean last);

        /** Nothing of the page is needed any more. */
        default void close() {}
    }
}
