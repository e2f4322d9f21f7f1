package dev.cairn.documents;

import java.util.Arrays;
import java.util.List;

/** Finds places inside of the scalars of a YAML text. Immutable and thread-safe. */
public final class TextPlaces {

    /** How many characters must be the same; more would not be on one line where a block is folded. */
    private static final int ENOUGH = 3;

    private static final TextPlaces UNKNOWN = new TextPlaces("");

    private final List<Line> lines;

    private TextPlaces(String text) {
        this.lines = text.lines().map(Line::of).toList();
    }

    /** One line, which may be the whole document. */
    private static final class Line {

        private final String text;

        /** Where the characters of two UTF-16 units are, counted in code points. */
        private final int[] wide;

        private Line(String text, int[] wide) {
            this.text = text;
            this.wide = wide;
        }

        static Line of(String text) {
            int points = text.codePointCount(0, text.length());
            int[] wide = new int[text.length() - points];
            int found = 0;
            int point = 0;
            for (int i = 0; found < wide.length; point++) {
                int units = Character.charCount(text.codePointAt(i));
                if (units == 2) {
                    wide[found] = point;
                    found++;
                }
                i += units;
            }
            return new Line(text, wide);
        }

        String text() {
            return text;
        }

        /** The index of a code point; the line's end where there are fewer. */
        int index(int point) {
            return Math.min(text.length(), point + wideBefore(point));
        }

        /** How many code points stand before an index. */
        int point(int index) {
            int low = 0;
            int high = wide.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (wide[middle] + middle < index) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return index - low;
        }

        private int wideBefore(int point) {
            int found = Arrays.binarySearch(wide, point);
            return found >= 0 ? found : -found - 1;
        }
    }

    /** For documents whose text is not at hand: the place of a scalar is the place of all that is in it. */
    public static TextPlaces unknown() {
        return UNKNOWN;
    }

    /**
     * For one document.
     *
     * @param text as {@link YamlReader} read it
     */
    public static TextPlaces of(String text) {
        return new TextPlaces(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /**
     * Where a part of a scalar's value stands.
     *
     * @param scalar where the scalar starts
     * @param value its value
     * @param offset where in the value, in UTF-16 units; -1 where that is not known
     * @return the scalar's own place where the text does not show the value as it is: escapes, folded lines, tags
     */
    public Place within(Place scalar, String value, int offset) {
        if (offset < 0 || offset >= value.length() || scalar.line() < 1 || scalar.line() > lines.size()) {
            return scalar;
        }
        Line own = lines.get(scalar.line() - 1);
        String line = own.text();
        int start = own.index(scalar.column() - 1);
        char first = start < line.length() ? line.charAt(start) : ' ';
        if (first == '|' || first == '>') {
            return inBlock(scalar, value, offset);
        }
        int quote = first == '"' || first == '\'' ? 1 : 0;
        return verified(scalar, scalar.line(), start + quote + offset, value, offset);
    }

    private Place inBlock(Place scalar, String value, int offset) {
        String before = value.substring(0, offset);
        int number =
                scalar.line() + 1 + (int) before.chars().filter(c -> c == '\n').count();
        int indentation = lines.subList(scalar.line(), lines.size()).stream()
                .map(Line::text)
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.length() - line.stripLeading().length())
                .orElse(0);
        return verified(scalar, number, indentation + offset - (before.lastIndexOf('\n') + 1), value, offset);
    }

    private Place verified(Place scalar, int number, int index, String value, int offset) {
        int end = value.indexOf('\n', offset);
        String expected = value.substring(offset, Math.min(end < 0 ? value.length() : end, offset + ENOUGH));
        if (number > lines.size() || !lines.get(number - 1).text().startsWith(expected, index)) {
            return scalar;
        }
        return new Place(scalar.file(), number, lines.get(number - 1).point(index) + 1);
    }
}
