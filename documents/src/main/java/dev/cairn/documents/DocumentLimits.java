package dev.cairn.documents;

/**
 * How large a document may be before it is refused. Protects from files whose aliases expand to enormous trees.
 *
 * @param codePoints length of the text
 * @param depth objects and arrays inside each other, with aliases followed
 * @param values keys and values in all, with every alias counted as if its content stood there
 */
public record DocumentLimits(int codePoints, int depth, int values) {

    /** Far beyond any manifest seen (the largest have about a megabyte and 20 levels), small enough for every pass. */
    public static final DocumentLimits DEFAULT = new DocumentLimits(32_000_000, 200, 4_000_000);
}
