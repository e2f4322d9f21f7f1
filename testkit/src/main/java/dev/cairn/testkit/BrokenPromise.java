package dev.cairn.testkit;

/** A stream that would have lost records, or claimed or repeated what it should not. */
public final class BrokenPromise extends AssertionError {

    private static final long serialVersionUID = 1;

    BrokenPromise(String message) {
        super(message);
    }
}
