package dev.cairn.runtime.internal.trial;

import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.SliceSource;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Tells which slice is read, when a page is complete, and what fails. When the next page is asked for, the engine has
 * written what was to be said after the one before. Records are taken from here, since messages leave out what is null.
 *
 * @param pageDone runs when a page is complete
 */
public record AnnouncingRetriever(Retriever retriever, TestReadRecorder recorder, Runnable pageDone)
        implements Retriever {

    private static final String NO_SLICE = "{}";

    @Override
    public SliceReader open(Slice slice) {
        recorder.slice(descriptor(slice));
        return new AnnouncingReader(retriever.open(slice));
    }

    /** As the reference's server writes it, which leaves the partition out where there are jobs. */
    private Object descriptor(Slice slice) {
        if (retriever.needsJobs()) {
            return slice.window();
        }
        return slice.merged().isEmpty() ? NO_SLICE : slice.merged();
    }

    @Override
    public SliceSource prepare(Iterator<Slice> slices, SliceSource.Listener listener) {
        return new FoundSlices(retriever.prepare(slices, listener));
    }

    /** Confined to one thread. */
    private final class AnnouncingReader implements SliceReader {

        private final SliceReader reader;
        private boolean complete;

        AnnouncingReader(SliceReader reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable Page nextPage() throws InterruptedException {
            if (complete) {
                complete = false;
                recorder.pageComplete();
            }
            Page page = reader.nextPage();
            if (page != null) {
                page.records().forEach(recorder::record);
                complete = page.event() == SliceEvent.PAGE_COMPLETED;
                if (complete) {
                    pageDone.run();
                }
            }
            return page;
        }
    }
}
