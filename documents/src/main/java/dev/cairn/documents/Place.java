package dev.cairn.documents;

/**
 * Where something stands in a document.
 *
 * @param file the document's name as its user knows it, never empty
 * @param line 1-based line, or 0 where only the file is known
 * @param column 1-based column in code points, or 0 where only the file is known
 */
public record Place(String file, int line, int column) {

    /** The document as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /** {@code file:line:column}, the form that editors turn into a link; only the file where that is all there is. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
