package dev.cairn.runtime.internal.http;

/** Whether a page is in memory before its first record is read. */
public enum BodyMode {
    /** The whole body is read while the request can still be repeated, so that no page is half read. */
    BUFFERED,
    /** The body is read as its records are, for pages that may be larger than memory. */
    STREAMED
}
