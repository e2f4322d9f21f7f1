package dev.cairn.testkit;

/**
 * The failure of a {@link ResumeCheck}: the stream would lose records, or emits a state too early, or repeats too many
 * records.
 */
public final class BrokenPromise extends AssertionError {

    private static final long serialVersionUID = 1;

    BrokenPromise(String message) {
        super(message);
    }
}
