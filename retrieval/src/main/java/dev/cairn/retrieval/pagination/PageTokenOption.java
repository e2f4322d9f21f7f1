package dev.cairn.retrieval.pagination;

import dev.cairn.http.request.RequestOption;

/** The place in a request that receives the page token. */
public sealed interface PageTokenOption {

    /** It is the path, or the whole URL, of the page. */
    record Path() implements PageTokenOption {}

    /** It is an option of the request. */
    record Option(RequestOption option) implements PageTokenOption {}
}
