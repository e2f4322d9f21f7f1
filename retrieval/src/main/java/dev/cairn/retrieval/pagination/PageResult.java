package dev.cairn.retrieval.pagination;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.response.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the paginator knows of a page that was read. Confined to one thread, as its response is.
 *
 * @param response the page's response
 * @param rawRecords how many records the response holds, before filters
 * @param keptRecords how many records are left of them after filters; templates see it as {@code last_page_size}
 * @param lastRecord the last record that was kept, or null where there is none
 * @param token the token the page was requested with, or null for the first page without one
 * @param slice the slice that was requested, or the rest of it after a pagination reset
 * @param reducedSize the page size it was requested with, if that is not the strategy's own; else null
 */
public record PageResult(
        Response response,
        long rawRecords,
        long keptRecords,
        @Nullable Map<String, @Nullable Object> lastRecord,
        @Nullable Object token,
        Slice slice,
        @Nullable Long reducedSize) {

    /** A page of the strategy's own size. */
    public PageResult(
            Response response,
            long rawRecords,
            long keptRecords,
            @Nullable Map<String, @Nullable Object> lastRecord,
            @Nullable Object token,
            Slice slice) {
        this(response, rawRecords, keptRecords, lastRecord, token, slice, null);
    }

    /** This page as it was asked for. */
    public PageResult askedFor(Slice requested, @Nullable Long size) {
        return new PageResult(response, rawRecords, keptRecords, lastRecord, token, requested, size);
    }

    /** A page of a stream that is not cut into slices. */
    public PageResult(
            Response response,
            long rawRecords,
            long keptRecords,
            @Nullable Map<String, @Nullable Object> lastRecord,
            @Nullable Object token) {
        this(response, rawRecords, keptRecords, lastRecord, token, Slice.WHOLE);
    }
}
