package dev.cairn.http.request;

import dev.cairn.core.error.SystemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a request that depends on the page. Immutable.
 *
 * @param token the page's token as templates see it in {@code next_page_token}, or null for the first page
 * @param path what takes the place of the requester's path, which may be a whole URL; null for nothing
 * @param options what the paginator adds to the request
 */
public record PageRequest(@Nullable Object token, @Nullable String path, RequestOptions options) {

    /** The first and only page of what is not paginated. */
    public static final PageRequest FIRST = new PageRequest(null, null, RequestOptions.NONE);

    /**
     * This request with the options of a cursor or partition router as well.
     *
     * @throws SystemException if both claim the same place
     */
    public PageRequest with(RequestOptions more) {
        return new PageRequest(token, path, RequestOptions.merge(List.of(options, more)));
    }
}
