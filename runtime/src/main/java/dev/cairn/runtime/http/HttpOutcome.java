package dev.cairn.runtime.http;

/** How a request ended that did not fail. */
public sealed interface HttpOutcome {

    /** A response whose body is a page. */
    record Received(Response response) implements HttpOutcome {}

    /**
     * There is no page, and the manifest wants that to be no error.
     *
     * @param reason what was ignored, for the log
     */
    record Skipped(String reason) implements HttpOutcome {}

    /** The manifest wants pagination to start again from the first page. */
    record PaginationReset() implements HttpOutcome {}
}
