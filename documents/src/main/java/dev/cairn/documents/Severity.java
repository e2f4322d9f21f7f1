package dev.cairn.documents;

/** How much a diagnostic matters. */
public enum Severity {
    /** The document cannot be used. */
    ERROR,
    /** The document works, but probably not as its author thinks. */
    WARNING
}
