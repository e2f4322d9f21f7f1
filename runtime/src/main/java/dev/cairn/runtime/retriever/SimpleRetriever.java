package dev.cairn.runtime.retriever;

import dev.cairn.runtime.http.HttpRequester;
import dev.cairn.runtime.pagination.Paginator;
import dev.cairn.runtime.record.RecordSelector;
import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.template.Scope;

/** Reads a slice over HTTP, page by page: request, select records, find the next page. Thread-safe. */
public final class SimpleRetriever implements Retriever {

    private final HttpRequester requester;
    private final RecordSelector selector;
    private final Paginator paginator;
    private final SliceOptions sliceOptions;
    private final boolean sliceOptionsOnFirstPageOnly;
    private final Scope scope;

    /**
     * @param sliceOptionsOnFirstPageOnly whether requests with a page token leave the slice's options out
     * @param scope the variables {@code config} and {@code parameters}, for the selector
     */
    public SimpleRetriever(
            HttpRequester requester,
            RecordSelector selector,
            Paginator paginator,
            SliceOptions sliceOptions,
            boolean sliceOptionsOnFirstPageOnly,
            Scope scope) {
        this.requester = requester;
        this.selector = selector;
        this.paginator = paginator;
        this.sliceOptions = sliceOptions;
        this.sliceOptionsOnFirstPageOnly = sliceOptionsOnFirstPageOnly;
        this.scope = scope;
    }

    @Override
    public SliceReader open(Slice slice) {
        return new PageByPage(requester, selector, paginator, optionsOf(slice), scope, slice);
    }

    private PageByPage.Options optionsOf(Slice slice) {
        return request ->
                request.token() != null && sliceOptionsOnFirstPageOnly ? request : request.with(sliceOptions.of(slice));
    }
}
