package dev.cairn.runtime.trial;

/**
 * A recording has no response for a request, and nothing was sent. As the cause of a failure it tells that the API had no
 * part in it.
 */
public final class NotRecordedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message the request, without secrets */
    public NotRecordedException(String message) {
        super(message);
    }
}
