package dev.cairn.http.client;

import dev.cairn.http.response.Response;

/** The outcome of a request that did not fail. */
public sealed interface HttpOutcome {

    /** A response whose body is a page. */
    record Received(Response response) implements HttpOutcome {}

    /**
     * There is no page, and the manifest wants that to be no error.
     *
     * @param reason what was ignored, for the log
     */
    record Skipped(String reason) implements HttpOutcome {}

    /**
     * There is no such page. Only for requests that may be refused, whatever the manifest says of such an answer.
     *
     * @param reason what the API says, for the log
     */
    record Refused(String reason) implements HttpOutcome {}

    /** The manifest wants pagination to start again from the first page. */
    record PaginationReset() implements HttpOutcome {}

    /**
     * The manifest wants the page in smaller ones.
     *
     * @param message what the error handler says of it, secrets masked; empty for nothing
     */
    record PageTooLarge(String message) implements HttpOutcome {}

    /**
     * The manifest wants the window in smaller ones.
     *
     * @param message what the error handler says of it, secrets masked; empty for nothing
     */
    record WindowTooLarge(String message) implements HttpOutcome {}
}
