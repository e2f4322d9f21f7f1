package dev.cairn.http.client;

/** Whether a response body is read into memory as a whole or streamed. */
public enum BodyMode {
    /** The whole body is read while the request can still be repeated, so that no page is half read. */
    BUFFERED,
    /** The body is read as its records are, for pages that may be larger than memory. */
    STREAMED
}
