package dev.cairn.workbench.text;

import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A text by its lines, which end with a line feed, a carriage return or both, as in editors. Immutable and thread-safe. */
public final class TextLines {

    private final String text;
    private final int[] starts;

    private TextLines(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    public static TextLines of(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count] = i + 1;
                count++;
            }
        }
        return new TextLines(text, Arrays.copyOf(starts, count));
    }

    public String text() {
        return text;
    }

    /** How many lines there are; a text that ends with a line's end has an empty one after it. */
    public int count() {
        return starts.length;
    }

    /** How its first line ends; a line feed where it has one line. */
    public String lineEnd() {
        if (starts.length == 1) {
            return "\n";
        }
        return text.substring(end(0), starts[1]);
    }

    /** A line without its end; an empty one where there is no such line. */
    public String line(int number) {
        return number < 0 || number >= starts.length ? "" : text.substring(starts[number], end(number));
    }

    private int end(int number) {
        int end = number + 1 < starts.length ? starts[number + 1] : text.length();
        while (end > starts[number] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** How many UTF-16 units stand before a point; a point beyond its line's end, or the text's, is at that end. */
    int offset(TextPoint point) {
        TextPoint nearest = within(point);
        return starts[nearest.line()] + nearest.column();
    }

    /** Returns the point itself, or the nearest one that the text has: the end of its line, or of the text. */
    public KnownPoint nearest(TextPoint point) {
        return new KnownPoint(this, within(point));
    }

    private TextPoint within(TextPoint point) {
        if (point.line() >= starts.length) {
            int last = starts.length - 1;
            return new TextPoint(last, text.length() - starts[last]);
        }
        int line = Math.max(0, point.line());
        return new TextPoint(line, Math.min(Math.max(0, point.column()), end(line) - starts[line]));
    }

    /** The point where a place is; the beginning where only the file is known. */
    public TextPoint point(Place place) {
        int line = Math.max(0, place.line() - 1);
        String own = line(line);
        int from = line == 0 && own.startsWith("\uFEFF") ? 1 : 0;
        int points = Math.min(Math.max(0, place.column() - 1), own.codePointCount(from, own.length()));
        return new TextPoint(Math.min(line, starts.length - 1), own.offsetByCodePoints(from, points));
    }

    /** What stands at a place: a key, a value as far as it is on one line, or a word inside of a text. */
    public TextRange token(Place place) {
        TextPoint start = point(place);
        if (place.line() == 0) {
            return new TextRange(start, start);
        }
        String line = line(start.line());
        return TextRange.ofLine(start.line(), start.column(), TokenEnd.of(line, start.column()));
    }

    /** What a range holds. */
    public String in(TextRange range) {
        return text.substring(offset(range.start()), Math.max(offset(range.start()), offset(range.end())));
    }

    /** The text after a change. */
    public TextLines with(TextChange change) {
        int from = offset(change.range().start());
        int to = Math.max(from, offset(change.range().end()));
        return of(text.substring(0, from) + change.text() + text.substring(to));
    }

    /**
     * Returns the text after changes that are made together.
     *
     * @param changes do not overlap; additions at one point keep their order
     */
    public TextLines withAll(List<TextChange> changes) {
        List<TextChange> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing((TextChange change) -> change.range().start())
                .thenComparing(change -> change.range().end()));
        TextLines changed = this;
        for (int i = sorted.size() - 1; i >= 0; i--) {
            changed = changed.with(sorted.get(i));
        }
        return changed;
    }

    /** Where what begins somewhere in a line of YAML ends. */
    private static final class TokenEnd {

        private TokenEnd() {}

        /** The index behind a quoted text, a plain one, or one bracket; within a template, behind a name. */
        static int of(String line, int start) {
            if (start >= line.length()) {
                return line.length();
            }
            char first = line.charAt(start);
            if (first == '"' || first == '\'') {
                return quoted(line, start, first);
            }
            if ("[]{}|>-,".indexOf(first) >= 0) {
                return start + 1;
            }
            int open = Math.max(line.lastIndexOf("{{", start), line.lastIndexOf("{%", start));
            int close = Math.max(line.lastIndexOf("}}", start), line.lastIndexOf("%}", start));
            return open > close ? name(line, start) : plain(line, start);
        }

        private static int quoted(String line, int start, char quote) {
            for (int i = start + 1; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\\' && quote == '"') {
                    i++;
                } else if (c == quote) {
                    if (quote == '\'' && line.startsWith("'", i + 1)) {
                        i++;
                    } else {
                        return i + 1;
                    }
                }
            }
            return line.length();
        }

        private static int name(String line, int start) {
            int end = start;
            while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
                end++;
            }
            return Math.max(end, Math.min(line.length(), start + 1));
        }

        private static int plain(String line, int start) {
            boolean inFlow = Math.max(line.lastIndexOf('{', start), line.lastIndexOf('[', start)) >= 0;
            int end = start;
            while (end < line.length() && !endsPlain(line, end, inFlow)) {
                end++;
            }
            int trimmed = line.substring(start, end).stripTrailing().length();
            return start + Math.max(1, trimmed);
        }

        private static boolean endsPlain(String line, int at, boolean inFlow) {
            char c = line.charAt(at);
            boolean last = at + 1 == line.length();
            if (c == ':') {
                return last || Character.isWhitespace(line.charAt(at + 1));
            }
            if (c == '#') {
                return at > 0 && Character.isWhitespace(line.charAt(at - 1));
            }
            return inFlow && (c == ',' || c == ']' || c == '}');
        }
    }
}
