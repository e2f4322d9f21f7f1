package dev.cairn.templates.internal.evaluation;

/**
 * A filter or test that does not exist, in a branch of a template that may not be reached.
 *
 * @param kind {@code filter} or {@code test}
 * @param name its name
 * @param offset where it stands in the template
 */
public record UnknownFunction(String kind, String name, int offset) {}
