package dev.cairn.documents;

import java.util.List;

/** Finds places inside of the scalars of a YAML text. Immutable and thread-safe. */
public final class TextPlaces {

    /** How many characters must be the same; more would not be on one line where a block is folded. */
    private static final int ENOUGH = 3;

    private static final TextPlaces UNKNOWN = new TextPlaces("");

    private final String text;

    private TextPlaces(String text) {
        this.text = text;
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
        List<String> lines = text.lines().toList();
        if (offset < 0 || offset >= value.length() || scalar.line() < 1 || scalar.line() > lines.size()) {
            return scalar;
        }
        String line = lines.get(scalar.line() - 1);
        int start = scalar.column() - 1 > line.codePointCount(0, line.length())
                ? line.length()
                : line.offsetByCodePoints(0, scalar.column() - 1);
        char first = start < line.length() ? line.charAt(start) : ' ';
        if (first == '|' || first == '>') {
            return inBlock(lines, scalar, value, offset);
        }
        int quote = first == '"' || first == '\'' ? 1 : 0;
        return verified(scalar, lines, scalar.line(), start + quote + offset, value, offset);
    }

    private static Place inBlock(List<String> lines, Place scalar, String value, int offset) {
        String before = value.substring(0, offset);
        int number =
                scalar.line() + 1 + (int) before.chars().filter(c -> c == '\n').count();
        int indentation = lines.subList(scalar.line(), lines.size()).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.length() - line.stripLeading().length())
                .orElse(0);
        return verified(scalar, lines, number, indentation + offset - (before.lastIndexOf('\n') + 1), value, offset);
    }

    private static Place verified(Place scalar, List<String> lines, int number, int index, String value, int offset) {
        int end = value.indexOf('\n', offset);
        String expected = value.substring(offset, Math.min(end < 0 ? value.length() : end, offset + ENOUGH));
        if (number > lines.size() || !lines.get(number - 1).startsWith(expected, index)) {
            return scalar;
        }
        return new Place(scalar.file(), number, lines.get(number - 1).codePointCount(0, index) + 1);
    }
}
