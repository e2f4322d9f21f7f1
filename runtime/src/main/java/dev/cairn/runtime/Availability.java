package dev.cairn.runtime;

import dev.cairn.runtime.assembly.StreamPlan;
import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.retriever.FirstSlice;
import dev.cairn.runtime.retriever.Page;
import dev.cairn.runtime.retriever.SliceReader;
import dev.cairn.runtime.slice.Slice;
import java.util.Optional;

/** Tries a stream: reads its first slice until there is a record. */
final class Availability {

    private Availability() {}

    /** Why a stream cannot be read, or empty if it can; a slice without records is no problem. */
    static Optional<String> problemOf(StreamPlan plan) throws InterruptedException {
        try {
            Slice slice = FirstSlice.of(plan.retriever(), plan.cursor().slices());
            if (slice == null) {
                return Optional.of(
                        "Cannot attempt to connect to stream " + plan.name().name() + " - no stream slices were found");
            }
            SliceReader reader = plan.retriever().open(slice);
            Page page = reader.nextPage();
            while (page != null && page.records().isEmpty()) {
                page = reader.nextPage();
            }
            return Optional.empty();
        } catch (SyncException e) {
            return Optional.of(e.userMessage());
        }
    }
}
