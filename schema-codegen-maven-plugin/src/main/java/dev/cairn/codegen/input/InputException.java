package dev.cairn.codegen.input;

/** There are no such files, or it is not clear what they are for. The message says what to do. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }
}
