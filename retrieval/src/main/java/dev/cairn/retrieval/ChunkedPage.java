package dev.cairn.retrieval;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.request.PageRequest;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.pagination.PageResult;
import dev.cairn.retrieval.pagination.signal.RecordsFrame;
import dev.cairn.retrieval.position.RawRecords;
import dev.cairn.retrieval.properties.MergedRecords;
import dev.cairn.retrieval.properties.QueryProperties;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page with one request for each chunk of properties. The parts of a record are merged once all chunks are
 * there. Confined to one thread.
 *
 * <p>Source of the rules: {@code SimpleRetriever._read_pages} of the Python CDK. Pagination goes on from the last
 * response; if that was ignored, this was the last page.
 */
final class ChunkedPage implements PageReader {

    private static final String PROPERTIES = "query_properties";

    private final PageFetcher fetcher;
    private final Slice slice;
    private final Slice requested;
    private final PageRequest request;
    private final RequestedPage place;
    private final Iterator<List<String>> chunks;
    private final @Nullable MergedRecords merged;
    private boolean refusable;
    private RawRecords seen;
    private @Nullable OpenPage open;
    private @Nullable PageResult ofLastChunk;
    private @Nullable SystemException failure;
    private long kept;
    private @Nullable StreamRecord last;

    private ChunkedPage(
            PageFetcher fetcher,
            Slice slice,
            Slice requested,
            PageRequest request,
            RequestedPage place,
            Iterator<List<String>> chunks,
            @Nullable MergedRecords merged,
            RawRecords seen,
            boolean refusable) {
        this.fetcher = fetcher;
        this.slice = slice;
        this.requested = requested;
        this.request = request;
        this.place = place;
        this.chunks = chunks;
        this.merged = merged;
        this.seen = seen;
        this.refusable = refusable;
    }

    /**
     * A page before its first request.
     *
     * @param slice what records belong to
     * @param requested what requests ask for
     * @param place for messages
     * @param seen sees the records of the first answer. They are all delivered: the parts of a record cannot be left out
     * @param refusable whether the API may not have the page any more, which counts as a wish to begin anew
     */
    static ChunkedPage of(
            QueryProperties properties,
            PageFetcher fetcher,
            Slice slice,
            Slice requested,
            PageRequest request,
            RequestedPage place,
            RawRecords seen,
            boolean refusable)
            throws InterruptedException {
        return new ChunkedPage(
                fetcher,
                slice,
                requested,
                request,
                place,
                properties.chunks().iterator(),
                properties.merging(),
                seen,
                refusable);
    }

    @Override
    public Page next() throws IOException, InterruptedException {
        throwFailure();
        while (open != null || chunks.hasNext()) {
            if (open == null && request(chunks.next())) {
                return Page.of(SliceEvent.PAGINATION_RESET);
            }
            Page whole = open == null ? new Page(List.of()) : read(open);
            if (!whole.records().isEmpty()) {
                note(whole.records());
                return whole;
            }
            throwFailure();
        }
        List<StreamRecord> rest = merged == null ? List.of() : merged.records();
        note(rest);
        return new Page(rest);
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Whether pagination is to start again instead. */
    private boolean request(List<String> chunk) throws InterruptedException {
        Slice withProperties = requested.withExtraFields(Map.of(PROPERTIES, chunk));
        HttpOutcome outcome = fetcher.send(withProperties, request, place, refusable);
        ofLastChunk = null;
        if (outcome instanceof HttpOutcome.Received received) {
            open = open(received.response());
        }
        if (outcome instanceof HttpOutcome.PageTooLarge || outcome instanceof HttpOutcome.WindowTooLarge) {
            throw new ConfigException("An error handler wants smaller pages or windows of " + place
                    + ", which is not possible with query_properties.");
        }
        return outcome instanceof HttpOutcome.PaginationReset
                || outcome instanceof HttpOutcome.Refused
                || (refusable && outcome instanceof HttpOutcome.Skipped);
    }

    private OpenPage open(Response response) {
        RawRecords first = seen;
        seen = RawRecords.UNSEEN;
        refusable = false;
        return fetcher.open(slice, request, response, records -> {
            first.read(records);
            return 0;
        });
    }

    /** Reads a part of a response; what it has of whole records is left. Parts that a filter drops are no records. */
    private Page read(OpenPage page) throws IOException {
        Page part = page.next();
        if (part.event() == SliceEvent.PAGE_COMPLETED) {
            open = null;
            ofLastChunk = page.result();
        }
        return merged == null
                ? new Page(part.records(), part.dropped(), SliceEvent.PAGE_CONTINUES)
                : new Page(whole(part.records(), merged), List.of(), SliceEvent.PAGE_CONTINUES);
    }

    /** What comes before a record that cannot be merged is emitted before that fails the slice. */
    private List<StreamRecord> whole(List<StreamRecord> records, MergedRecords target) {
        List<StreamRecord> whole = new ArrayList<>();
        for (StreamRecord record : records) {
            try {
                if (!target.add(record)) {
                    whole.add(record);
                }
            } catch (SystemException e) {
                failure = e;
                return whole;
            }
        }
        return whole;
    }

    private void note(List<StreamRecord> records) {
        if (!records.isEmpty()) {
            kept += records.size();
            last = records.get(records.size() - 1);
        }
    }

    @Override
    public @Nullable Response response() {
        return open == null ? null : open.response();
    }

    @Override
    public @Nullable PageResult result() {
        PageResult result = ofLastChunk;
        return result == null
                ? null
                : new PageResult(
                        Objects.requireNonNull(result.response()),
                        result.rawRecords(),
                        kept,
                        last == null ? null : last.tree(),
                        request.token(),
                        slice);
    }

    /** Returns nothing: each of the responses has a part of the records. */
    @Override
    public Optional<RecordsFrame> frame() {
        return Optional.empty();
    }
}
