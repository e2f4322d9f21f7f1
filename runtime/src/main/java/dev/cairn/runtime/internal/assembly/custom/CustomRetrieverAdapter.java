package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.slice.Slice;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.spi.CustomRetriever;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads slices with a custom retriever. Thread-safe. */
public record CustomRetrieverAdapter(CustomRetriever retriever) implements Retriever {

    @Override
    public SliceReader open(Slice slice) {
        return new Reader(retriever, slice);
    }

    private static final class Reader implements SliceReader {

        private final CustomRetriever retriever;
        private final Slice slice;
        private @Nullable Iterator<List<Map<String, @Nullable Object>>> pages;

        Reader(CustomRetriever retriever, Slice slice) {
            this.retriever = retriever;
            this.slice = slice;
        }

        @Override
        public @Nullable Page nextPage() {
            Iterator<List<Map<String, @Nullable Object>>> some = pages;
            if (some == null) {
                some = retriever.pages(StreamSlices.seen(slice));
                pages = some;
                if (slice.position() != null) { // which another retriever has left
                    return Page.of(SliceEvent.BEGUN_ANEW);
                }
            }
            return some.hasNext()
                    ? new Page(some.next().stream().map(StreamRecord::ofTree).toList())
                    : null;
        }
    }
}
