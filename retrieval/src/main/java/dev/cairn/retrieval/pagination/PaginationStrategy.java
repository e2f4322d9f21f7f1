package dev.cairn.retrieval.pagination;

import dev.cairn.core.error.SystemException;
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

    /** Whether tokens are numbers of pages or of records, so that a row that is added or removed moves those after it. */
    default boolean countsPages() {
        return false;
    }

    /**
     * The token of the page after one that is as long as it was asked for, where that is known before it has come.
     *
     * @param token of that page
     * @return null where only the page tells
     */
    default @Nullable Object tokenAfter(@Nullable Object token) {
        return null;
    }

    /**
     * The token of an earlier page, where pages are counted.
     *
     * @param token of the page from which it is counted
     * @param pages how many pages before that, at least 1
     * @param records how many records a page has, where the strategy does not know
     * @return null if there is no such page
     */
    default @Nullable Object tokenBefore(@Nullable Object token, long pages, long records) {
        return null;
    }

    /** How many records to ask for, or null to leave it to the API. */
    @Nullable
    Object pageSize();

    /** True if it may end before the API's last page, for a reason of the connector's own. */
    default boolean mayEndEarly() {
        return true;
    }
}
