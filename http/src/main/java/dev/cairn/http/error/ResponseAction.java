package dev.cairn.http.error;

/** What to do with the outcome of an attempt; the names are the manifest's. */
public enum ResponseAction {
    SUCCESS,
    RETRY,
    FAIL,
    IGNORE,
    RESET_PAGINATION,
    RATE_LIMITED,
    REFRESH_TOKEN_THEN_RETRY,
    REDUCE_PAGE_SIZE,
    SPLIT_REQUEST_WINDOW
}
