package dev.cairn.templates.internal.text;

import dev.cairn.templates.internal.value.CodePoints;
import dev.cairn.templates.internal.value.PythonException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wraps a paragraph as Python's {@code textwrap} does. Immutable and thread-safe.
 *
 * @param width how long a line may be
 * @param breakLongWords whether a word that is longer is cut
 * @param breakOnHyphens whether a line may end after a hyphen within a word
 */
public record TextWrapper(int width, boolean breakLongWords, boolean breakOnHyphens) {

    private static final String BLANK = "[\\t\\n\\x0b\\x0c\\r ]";
    private static final String WORD_END = "(?<=[\\w!\"'&.,?])";
    private static final String LETTER = "[^\\W\\d]";
    private static final Pattern SIMPLE = Pattern.compile(BLANK + "+|[^\\t\\n\\x0b\\x0c\\r ]+");
    private static final Pattern HYPHENATED = Pattern.compile(
            BLANK + "+"
                    + "|" + WORD_END + "-{2,}(?=\\w)"
                    + "|[^\\t\\n\\x0b\\x0c\\r ]+?(?:"
                    + "-(?:(?<=" + LETTER + "{2}-)|(?<=" + LETTER + "-[\\w!\"'&.,?]-))(?=" + LETTER + "-?" + LETTER
                    + ")"
                    + "|(?=" + BLANK + "|\\z)"
                    + "|" + WORD_END + "(?=-{2,}\\w))",
            Pattern.UNICODE_CHARACTER_CLASS);

    public List<String> wrap(String text) {
        if (width <= 0) {
            throw PythonException.value("invalid width " + width + " (must be > 0)");
        }
        Deque<String> chunks = new ArrayDeque<>();
        Matcher matcher = (breakOnHyphens ? HYPHENATED : SIMPLE).matcher(text);
        while (matcher.find()) {
            chunks.add(matcher.group());
        }
        List<String> lines = new ArrayList<>();
        while (!chunks.isEmpty()) {
            if (!lines.isEmpty() && chunks.getFirst().isBlank()) {
                chunks.removeFirst();
                continue;
            }
            List<String> line = line(chunks);
            if (!line.isEmpty() && line.get(line.size() - 1).isBlank()) {
                line.remove(line.size() - 1);
            }
            if (!line.isEmpty()) {
                lines.add(String.join("", line));
            }
        }
        return lines;
    }

    private List<String> line(Deque<String> chunks) {
        List<String> line = new ArrayList<>();
        int length = 0;
        while (!chunks.isEmpty() && length + CodePoints.length(chunks.getFirst()) <= width) {
            length += CodePoints.length(chunks.getFirst());
            line.add(chunks.removeFirst());
        }
        if (!chunks.isEmpty() && CodePoints.length(chunks.getFirst()) > width) {
            String word = chunks.removeFirst();
            if (breakLongWords) {
                int end = Math.max(1, cut(word, width - length));
                line.add(CodePoints.substring(word, 0, end));
                chunks.addFirst(CodePoints.substring(word, end, CodePoints.length(word)));
            } else if (line.isEmpty()) {
                line.add(word);
            } else {
                chunks.addFirst(word);
            }
        }
        return line;
    }

    /** Where a word is cut: after the last hyphen that fits, or where the line is full. */
    private int cut(String word, int room) {
        if (breakOnHyphens && CodePoints.length(word) > room) {
            String start = CodePoints.substring(word, 0, Math.max(0, room));
            int hyphen = start.lastIndexOf('-');
            if (hyphen > 0 && start.substring(0, hyphen).chars().anyMatch(c -> c != '-')) {
                return CodePoints.length(start.substring(0, hyphen + 1));
            }
        }
        return room;
    }
}
