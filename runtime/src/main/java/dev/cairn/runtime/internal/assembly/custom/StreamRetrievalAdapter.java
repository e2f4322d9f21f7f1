package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.slice.Slice;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.spi.StreamRetrieval;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads slices with what reads the stream as a whole. Thread-safe. */
public record StreamRetrievalAdapter(StreamRetrieval retrieval) implements Retriever {

    @Override
    public SliceReader open(Slice slice) {
        return new Reader(retrieval, slice);
    }

    private static final class Reader implements SliceReader {

        private final StreamRetrieval retrieval;
        private final Slice slice;
        private @Nullable Iterator<StreamRetrieval.Part> parts;

        Reader(StreamRetrieval retrieval, Slice slice) {
            this.retrieval = retrieval;
            this.slice = slice;
        }

        @Override
        public @Nullable Page nextPage() {
            Iterator<StreamRetrieval.Part> some = parts;
            if (some == null) {
                some = retrieval.read(StreamSlices.seen(slice));
                parts = some;
                if (slice.position() != null) { // which another retriever has left
                    return Page.of(SliceEvent.BEGUN_ANEW);
                }
            }
            return some.hasNext() ? page(some.next()) : null;
        }

        private static Page page(StreamRetrieval.Part part) {
            return new Page(
                    part.records().stream().map(StreamRecord::ofTree).toList(),
                    List.of(),
                    part.endsPage() ? SliceEvent.PAGE_COMPLETED : SliceEvent.PAGE_CONTINUES);
        }
    }
}
