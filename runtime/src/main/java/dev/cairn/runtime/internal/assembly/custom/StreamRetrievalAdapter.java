package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.record.StreamRecord;
import dev.cairn.retriever.Page;
import dev.cairn.retriever.Retriever;
import dev.cairn.retriever.SliceEvent;
import dev.cairn.retriever.SliceReader;
import dev.cairn.runtime.spi.StreamRetrieval;
import dev.cairn.slice.Slice;
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
