package dev.cairn.workbench.text;

/**
 * A point between two characters of a text, as editors count.
 *
 * @param line 0-based
 * @param column 0-based, in UTF-16 units
 */
public record TextPoint(int line, int column) implements Comparable<TextPoint> {

    @Override
    public int compareTo(TextPoint other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }
}
