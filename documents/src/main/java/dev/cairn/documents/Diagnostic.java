package dev.cairn.documents;

/**
 * An error or a warning about a document.
 *
 * @param severity how much it matters
 * @param place where the cause stands
 * @param message what was found, what was expected, and the fix where there is one; one line
 * @param code names the rule that says it, under which it is documented; empty where no rule has a name
 */
public record Diagnostic(Severity severity, Place place, String message, String code) {

    /** What no named rule says. */
    public Diagnostic(Severity severity, Place place, String message) {
        this(severity, place, message, "");
    }

    public static Diagnostic error(Place place, String message) {
        return new Diagnostic(Severity.ERROR, place, message);
    }

    public static Diagnostic warning(Place place, String message) {
        return new Diagnostic(Severity.WARNING, place, message);
    }

    /**
     * {@code file:line:column: message}, with {@code warning:} before the message of a warning, and the code in brackets
     * behind it.
     */
    @Override
    public String toString() {
        return place + ": " + (severity == Severity.WARNING ? "warning: " : "") + message
                + (code.isEmpty() ? "" : " [" + code + "]");
    }
}
