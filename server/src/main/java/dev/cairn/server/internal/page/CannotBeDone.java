package dev.cairn.server.internal.page;

/** What the page asked for cannot be done; the message says why, to people. */
final class CannotBeDone extends Exception {

    private static final long serialVersionUID = 1L;

    CannotBeDone(String message) {
        super(message);
    }
}
