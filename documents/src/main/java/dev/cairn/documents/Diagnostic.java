package dev.cairn.documents;

/**
 * One thing to say about a document.
 *
 * @param severity how much it matters
 * @param place where the cause stands
 * @param message what was found, what was expected, and the fix where there is one; one line
 */
public record Diagnostic(Severity severity, Place place, String message) {

    public static Diagnostic error(Place place, String message) {
        return new Diagnostic(Severity.ERROR, place, message);
    }

    public static Diagnostic warning(Place place, String message) {
        return new Diagnostic(Severity.WARNING, place, message);
    }

    /** {@code file:line:column: message}, with {@code warning:} before the message of a warning. */
    @Override
    public String toString() {
        return place + ": " + (severity == Severity.WARNING ? "warning: " : "") + message;
    }
}
