package dev.cairn.workbench.operation;

/** An operation cannot do what it was asked for. The message is for the caller: what is wrong, and what to do. */
public final class OperationFailure extends RuntimeException {

    public OperationFailure(String message) {
        super(message);
    }
}
