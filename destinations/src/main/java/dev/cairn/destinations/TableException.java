package dev.cairn.destinations;

/**
 * One table cannot be written; others of the same destination can. The call that threw it has changed nothing. The message is
 * for people, and says what helps where that is known.
 */
public class TableException extends DestinationException {

    private static final long serialVersionUID = 1;

    public TableException(String message) {
        super(message);
    }

    public TableException(String message, Throwable cause) {
        super(message, cause);
    }
}
