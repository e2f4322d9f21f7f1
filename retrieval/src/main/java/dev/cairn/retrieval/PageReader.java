package dev.cairn.retrieval;

import dev.cairn.http.response.Response;
import dev.cairn.retrieval.pagination.PageResult;
import dev.cairn.retrieval.pagination.signal.RecordsFrame;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one page, in one or more parts. Confined to one thread. */
interface PageReader {

    /**
     * The next part, with all records that were selected.
     *
     * @return {@link SliceEvent.PAGE_COMPLETED} for the last one, {@link SliceEvent#PAGINATION_RESET} if the API wants pagination to begin
     *     anew
     */
    Page next() throws IOException, InterruptedException;

    /** The response that is being read, or null. */
    @Nullable
    Response response();

    /** What the paginator sees of the page, once it is complete; null if there is no response to go on from. */
    @Nullable
    PageResult result();

    /** Returns what the response says beside its records, once the page is complete; empty where that is not at hand. */
    Optional<RecordsFrame> frame();
}
