package dev.cairn.pagination;

import dev.cairn.error.SystemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the token of the next page. Thread-safe and stateless. */
public interface PaginationStrategy {

    /** The token that the first page is requested with, or null for none. */
    @Nullable
    Object initialToken();

    /**
     * The token of the page after the given one, or null if that was the last.
     *
     * @throws IOException if the response is streamed and cannot be read
     * @throws SystemException if the strategy cannot go on from this page
     */
    @Nullable
    Object nextToken(PageResult page) throws IOException;

    /** Whether {@link #nextToken} reads the body of a page, whose records have been read by then; else it never does. */
    boolean seesResponse();

    /** How many records to ask for, or null to leave it to the API. */
    @Nullable
    Object pageSize();
}
