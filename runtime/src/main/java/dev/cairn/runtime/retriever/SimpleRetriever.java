package dev.cairn.runtime.retriever;

import dev.cairn.runtime.http.HttpOutcome;
import dev.cairn.runtime.http.HttpRequester;
import dev.cairn.runtime.http.PageRequest;
import dev.cairn.runtime.http.Response;
import dev.cairn.runtime.pagination.Paginator;
import dev.cairn.runtime.record.RecordPredicate;
import dev.cairn.runtime.record.RecordSelector;
import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.template.Scope;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a slice over HTTP, page by page: request, select records, find the next page. Thread-safe. */
public final class SimpleRetriever implements Retriever {

    private final HttpRequester requester;
    private final RecordSelector selector;
    private final Paginator paginator;
    private final SliceOptions sliceOptions;
    private final Reading reading;
    private final Scope scope;

    /**
     * @param sliceOptions what requests say about the slice
     * @param scope the variables {@code config} and {@code parameters}, for the selector
     */
    public SimpleRetriever(
            HttpRequester requester,
            RecordSelector selector,
            Paginator paginator,
            SliceOptions sliceOptions,
            Reading reading,
            Scope scope) {
        this.requester = requester;
        this.selector = selector;
        this.paginator = paginator;
        this.sliceOptions = sliceOptions;
        this.reading = reading;
        this.scope = scope;
    }

    /**
     * How pages are read.
     *
     * @param sliceOptionsOnFirstPageOnly whether requests with a page token leave the slice's options out
     * @param streamed whether a page may be larger than memory, so that it is read in parts
     * @param filterAfterPagination decides what is emitted of what the paginator has seen, or null for all of it
     * @param reportsDropped whether pages tell of records that filters drop
     */
    public record Reading(
            boolean sliceOptionsOnFirstPageOnly,
            boolean streamed,
            @Nullable RecordPredicate filterAfterPagination,
            boolean reportsDropped) {}

    @Override
    public SliceReader open(Slice slice) {
        return new PageByPage(this, slice);
    }

    Paginator paginator() {
        return paginator;
    }

    HttpOutcome send(Slice slice, PageRequest request) throws InterruptedException {
        boolean plain = request.token() != null && reading.sliceOptionsOnFirstPageOnly();
        return requester.send(slice, plain ? request : request.with(sliceOptions.of(slice)));
    }

    OpenPage open(Slice slice, PageRequest request, Response response) throws IOException {
        return OpenPage.open(request, response, selector, slice, scope, reading);
    }
}
