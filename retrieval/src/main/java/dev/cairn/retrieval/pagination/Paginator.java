package dev.cairn.retrieval.pagination;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.request.PageRequest;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the requests for the first page and for each next page. Thread-safe and stateless. */
public interface Paginator {

    /** The request for the first page. */
    PageRequest first();

    /**
     * The request for a page with a known token.
     *
     * @param token as an earlier {@link PageRequest#token()} was; null for the first page without a token
     */
    PageRequest request(@Nullable Object token);

    /** Like {@link #first()}, with another page size than the strategy's. */
    default PageRequest request(@Nullable Object token, long size) {
        return request(token);
    }

    /** Whether pages are counted, so that a row that is added or removed moves those after it. */
    default boolean countsPages() {
        return false;
    }

    /**
     * The request for the page after one that is as long as it was asked for, where that is known before it has come.
     *
     * @param token of that page; null for a first page without one
     * @return null where only the page tells
     */
    default @Nullable PageRequest after(@Nullable Object token) {
        return null;
    }

    /**
     * The request for an earlier page, where pages are counted.
     *
     * @param token of the page from which it is counted
     * @param pages how many pages before that, at least 1
     * @param records how many records a page has, where the strategy does not know
     * @return null if there is no such page
     */
    default @Nullable PageRequest before(@Nullable Object token, long pages, long records) {
        return null;
    }

    /** The page size of the strategy, as it would be sent; null where there is none. */
    default @Nullable Object pageSize() {
        return null;
    }

    /**
     * The request for the page after the given one, or empty if that was the last.
     *
     * @throws IOException if the response is streamed and cannot be read
     * @throws SystemException if the strategy cannot go on from this page
     * @throws TemplateException if a template fails
     */
    Optional<PageRequest> next(PageResult page) throws IOException;

    /** Whether {@link #next} reads the body of a page, whose records have been read by then; else it never does. */
    boolean seesResponse();

    /** True if it may end before the API's last page, for a reason of the connector's own. */
    boolean mayEndEarly();
}
