package dev.cairn.retrieval;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.records.RecordSelector;
import dev.cairn.retrieval.ahead.PagesAhead;
import dev.cairn.retrieval.ahead.StreamAhead;
import dev.cairn.retrieval.pagination.Paginator;
import dev.cairn.retrieval.position.PositionKeeper;
import dev.cairn.retrieval.position.SlicePositions;
import dev.cairn.templates.Scope;

/** Reads a slice over HTTP, page by page: request, select records, find the next page. Thread-safe. */
public final class SimpleRetriever implements Retriever {

    private final String stream;
    private final HttpRequester requester;
    private final Paginator paginator;
    private final ReadingRules rules;
    private final PageFetcher fetcher;
    private final FilterAfterPagination filter;
    private final PositionKeeper positions;
    private final StreamAhead ahead;

    /**
     * @param stream the stream's name, for messages
     * @param sliceOptions what requests say about the slice
     * @param scope the variables {@code config} and {@code parameters}, for the selector
     */
    public SimpleRetriever(
            String stream,
            HttpRequester requester,
            RecordSelector selector,
            Paginator paginator,
            SliceOptions sliceOptions,
            ReadingRules rules,
            Scope scope) {
        this.stream = stream;
        this.requester = requester;
        this.paginator = paginator;
        this.rules = rules;
        this.fetcher = new PageFetcher(stream, requester, sliceOptions, selector, rules, scope);
        this.positions = new PositionKeeper(stream, rules.positions(), requester.secrets(), requester.observer());
        // One stream's pages begin anew after so many records; properties in chunks are asked for one after the other.
        boolean inRow = rules.queryProperties() == null
                && rules.repetition().reset().maxRecords() == null
                && !rules.body().streamed();
        this.ahead = new StreamAhead(rules.extent().ahead(), requester, paginator, inRow);
        this.filter = new FilterAfterPagination(
                rules.filtering().afterPagination(), rules.filtering().reportsDropped(), scope);
    }

    @Override
    public SliceReader open(Slice slice) {
        WindowSplitting splitting = rules.repetition().smallerWindows();
        return splitting == null
                ? pages(slice)
                : new SplittingSliceReader(this::pages, splitting, positions, requester.observer(), slice);
    }

    @Override
    public boolean goesOn(Slice slice) {
        return positions.isOf(slice);
    }

    private PagedSliceReader pages(Slice slice) {
        PaginationResets restarts = new PaginationResets(rules.repetition().reset(), slice, requester.observer());
        SlicePositions ofSlice = new SlicePositions(positions, paginator, slice);
        PagesAhead ofPages = new PagesAhead(ahead, fetcher::whole);
        return new PagedSliceReader(fetcher, paginator, filter, rules, restarts, sizes(), ofSlice, ofPages, slice);
    }

    private PageSizeReducer sizes() {
        // The template of a page size may read what only an answer has, and is not asked where it is not needed.
        Object configured = rules.repetition().smallerPages() == null ? null : paginator.pageSize();
        return new PageSizeReducer(stream, rules.repetition().smallerPages(), configured, requester);
    }
}
