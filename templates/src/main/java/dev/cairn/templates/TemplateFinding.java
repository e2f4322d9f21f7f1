package dev.cairn.templates;

/**
 * A finding about a template that its author should know before it runs.
 *
 * @param severity how bad it is
 * @param message what it is, one line
 * @param offset where in the template's text, in UTF-16 units from its start; -1 where that is not known
 */
public record TemplateFinding(Severity severity, String message, int offset) {

    /** How bad a finding is. */
    public enum Severity {
        /** The template fails whenever it is evaluated. */
        ERROR,
        /** The template yields nothing, or fails in some branch. */
        WARNING
    }
}
