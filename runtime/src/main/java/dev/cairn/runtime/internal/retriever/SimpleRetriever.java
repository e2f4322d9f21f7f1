package dev.cairn.runtime.internal.retriever;

import dev.cairn.error.ConfigException;
import dev.cairn.runtime.http.Headers;
import dev.cairn.runtime.internal.http.HttpOutcome;
import dev.cairn.runtime.internal.http.HttpRequester;
import dev.cairn.runtime.internal.http.PageRequest;
import dev.cairn.runtime.internal.http.RequestedPage;
import dev.cairn.runtime.internal.http.Response;
import dev.cairn.runtime.internal.pagination.Paginator;
import dev.cairn.runtime.internal.record.DroppedRecord;
import dev.cairn.runtime.internal.record.RecordPredicate;
import dev.cairn.runtime.internal.record.RecordSelector;
import dev.cairn.runtime.internal.record.StreamRecord;
import dev.cairn.runtime.internal.retriever.properties.QueryProperties;
import dev.cairn.runtime.json.Json;
import dev.cairn.slice.Slice;
import dev.cairn.template.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a slice over HTTP, page by page: request, select records, find the next page. Thread-safe. */
public final class SimpleRetriever implements Retriever {

    private final String stream;
    private final HttpRequester requester;
    private final RecordSelector selector;
    private final Paginator paginator;
    private final SliceOptions sliceOptions;
    private final Reading reading;
    private final Scope scope;

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
            Reading reading,
            Scope scope) {
        this.stream = stream;
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
     * @param queryProperties the properties that requests ask for, or null where they ask for none by name
     * @param reset when and how pagination starts again
     * @param smallerPages how pages become smaller, or null where they cannot
     * @param smallerWindows how windows become smaller, or null where they cannot
     * @param childrenOf the extra field of a slice that has the body of its first page, or null where it is requested
     */
    public record Reading(
            boolean sliceOptionsOnFirstPageOnly,
            boolean streamed,
            @Nullable RecordPredicate filterAfterPagination,
            boolean reportsDropped,
            @Nullable QueryProperties queryProperties,
            PaginationReset reset,
            @Nullable PageSizeReduction smallerPages,
            @Nullable WindowSplitting smallerWindows,
            @Nullable String childrenOf) {}

    /** The first page of a slice where it came along with the parent, or null where it has to be requested. */
    @Nullable
    Response embedded(Slice slice) {
        String field = reading.childrenOf();
        return field == null || !slice.extraFields().containsKey(field)
                ? null
                : Response.of(
                        200,
                        Headers.empty(),
                        "",
                        Json.writeBytes(slice.extraFields().get(field)));
    }

    @Override
    public SliceReader open(Slice slice) {
        WindowSplitting splitting = reading.smallerWindows();
        return splitting == null
                ? new PagedSliceReader(this, slice)
                : new SplittingSliceReader(this, splitting, requester.observer(), slice);
    }

    PageSizeReducer sizes() {
        // The template of a page size may read what only an answer has, and is not asked where nobody needs it.
        Object configured = reading.smallerPages() == null ? null : paginator.pageSize();
        return new PageSizeReducer(stream, reading.smallerPages(), configured, requester);
    }

    /** @throws ConfigException if windows cannot be split */
    void requireSplitting() {
        if (reading.smallerWindows() == null) {
            throw new ConfigException("An error handler of stream " + stream
                    + " says SPLIT_REQUEST_WINDOW, but the stream's retriever has no request_window_splitting.");
        }
    }

    Paginator paginator() {
        return paginator;
    }

    @Nullable
    QueryProperties queryProperties() {
        return reading.queryProperties();
    }

    PaginationResets restarts(Slice slice) {
        return new PaginationResets(reading.reset(), slice, requester.observer());
    }

    HttpOutcome send(Slice slice, PageRequest request, RequestedPage place) throws InterruptedException {
        boolean plain = request.token() != null && reading.sliceOptionsOnFirstPageOnly();
        return requester.send(slice, plain ? request : request.with(sliceOptions.of(slice)), place);
    }

    RequestedPage place(Slice slice, int page) {
        return new RequestedPage(stream, slice, page);
    }

    /** Where a response came from and how it starts, for the end of a message. */
    String describe(Response response, RequestedPage place) {
        return requester.describe(response, place);
    }

    /** What is left of a part of a page for the output. */
    Page emitted(Page part, Slice slice) {
        RecordPredicate filter = reading.filterAfterPagination();
        if (filter == null) {
            return part;
        }
        List<StreamRecord> emitted = new ArrayList<>();
        List<DroppedRecord> dropped = new ArrayList<>();
        Iterator<DroppedRecord> before = part.dropped().iterator();
        DroppedRecord next = before.hasNext() ? before.next() : null;
        for (int i = 0; i <= part.records().size(); i++) {
            while (next != null && next.keptBefore() == i) {
                dropped.add(new DroppedRecord(emitted.size(), next.record()));
                next = before.hasNext() ? before.next() : null;
            }
            if (i < part.records().size()) {
                StreamRecord record = part.records().get(i);
                if (filter.keeps(record, slice, scope)) {
                    emitted.add(record);
                } else if (reading.reportsDropped()) {
                    dropped.add(new DroppedRecord(emitted.size(), record));
                }
            }
        }
        return new Page(emitted, dropped, part.event());
    }

    OpenPage open(Slice slice, PageRequest request, Response response) {
        return new OpenPage(request, response, selector, slice, scope, reading);
    }
}
