package dev.cairn.server.internal.page;

/** What the page asked for cannot be done; the message says why, to people. */
public final class BadRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of HTTP */
    BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }
}
