package dev.cairn.flink.reader;

import dev.cairn.core.error.SyncException;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.split.SplitPage;
import dev.cairn.runtime.split.SplitReader;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;

/**
 * Reads slices page by page, one slice after the other, in a thread of its own. A page that is being fetched is not given
 * up for another slice, but when the reader stops.
 */
final class CairnSplitReader
        implements org.apache.flink.connector.base.source.reader.splitreader.SplitReader<Fetched, CairnSplit> {

    private final Function<CairnSplit, SplitReader> readers;
    private final FetchInterruption interruption;
    private final Queue<CairnSplit> splits = new ArrayDeque<>();
    private @Nullable SplitReader open;

    /** @param interruption ends waiting for a page */
    CairnSplitReader(Function<CairnSplit, SplitReader> readers, FetchInterruption interruption) {
        this.readers = readers;
        this.interruption = interruption;
    }

    @Override
    public void handleSplitsChanges(SplitsChange<CairnSplit> changes) {
        splits.addAll(changes.splits());
    }

    @Override
    public RecordsWithSplitIds<Fetched> fetch() {
        CairnSplit split = splits.peek();
        if (split == null || !interruption.enter()) {
            return FetchedPage.nothing();
        }
        try {
            SplitReader reader = open;
            if (reader == null) {
                reader = readers.apply(split);
                open = reader;
            }
            SplitPage page = reader.next();
            return page == null ? end(split, List.of()) : FetchedPage.of(split.splitId(), items(page));
        } catch (SyncException e) {
            return end(split, List.of(new Fetched.Failure(e)));
        } catch (InterruptedException e) {
            return FetchedPage.nothing();
        } finally {
            interruption.leave();
        }
    }

    private static List<Fetched> items(SplitPage page) {
        return page.items().stream().<Fetched>map(Fetched.Item::new).toList();
    }

    private FetchedPage end(CairnSplit split, List<Fetched> items) {
        close();
        splits.remove();
        return FetchedPage.last(split.splitId(), items);
    }

    /** Flink also calls it when there is another slice to read, which can wait until the page is there. */
    @Override
    public void wakeUp() {}

    @Override
    public void close() {
        SplitReader reader = open;
        open = null;
        if (reader != null) {
            reader.close();
        }
    }

    /** What was fetched of one slice. Used by one thread at a time. */
    static final class FetchedPage implements RecordsWithSplitIds<Fetched> {

        private final Iterator<Fetched> items;
        private final boolean last;
        private @Nullable String splitId;
        private final @Nullable String finished;

        private FetchedPage(@Nullable String splitId, List<Fetched> items, boolean last) {
            this.splitId = splitId;
            this.finished = splitId;
            this.items = items.iterator();
            this.last = last;
        }

        static FetchedPage of(String splitId, List<Fetched> items) {
            return new FetchedPage(splitId, items, false);
        }

        /** After these items nothing comes of the slice any more. */
        static FetchedPage last(String splitId, List<Fetched> items) {
            return new FetchedPage(splitId, items, true);
        }

        /** Of no slice: reading was given up. */
        static FetchedPage nothing() {
            return new FetchedPage(null, List.of(), false);
        }

        @Override
        public @Nullable String nextSplit() {
            String next = splitId;
            splitId = null;
            return next;
        }

        @Override
        public @Nullable Fetched nextRecordFromSplit() {
            return items.hasNext() ? items.next() : null;
        }

        @Override
        public Set<String> finishedSplits() {
            return last && finished != null ? Set.of(finished) : Set.of();
        }
    }
}
