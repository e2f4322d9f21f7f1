package dev.cairn.workbench.text;

/** What stands between two points. */
public record TextRange(TextPoint start, TextPoint end) {

    /** A part of one line. */
    public static TextRange ofLine(int line, int from, int to) {
        return new TextRange(new TextPoint(line, from), new TextPoint(line, to));
    }

    /** Whether a point is in it or at its end, where a caret stands after a word. */
    public boolean touches(TextPoint point) {
        return start.compareTo(point) <= 0 && point.compareTo(end) <= 0;
    }
}
