package dev.cairn.flink.reader;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.jspecify.annotations.Nullable;

/** What was fetched of one slice. Used by one thread at a time. */
final class FetchedPage implements RecordsWithSplitIds<Fetched> {

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
