package dev.cairn.workbench.language;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Indents a manifest evenly, and takes blanks from the ends of lines. Lines, comments and the way in which values are
 * written stay. What is no YAML is left as it is, and so is what would become another manifest.
 */
public final class ManifestFormat {

    private static final Pattern BLOCK_HEADER = Pattern.compile(".*(^|[:\\s])[|>][+\\-0-9]*\\s*(#.*)?");
    private static final int DASH = 2;

    private final TextLines text;
    private final int step;
    private final TreeMap<Integer, Start> starts = new TreeMap<>();

    /**
     * How a line begins that a key or an item stands at the beginning of.
     *
     * @param first where its first character is now
     * @param content where what follows its dashes is now
     * @param indentation that its first character is to have
     */
    private record Start(int first, int dashes, int content, int indentation) {

        /** How far what belongs to the line's value is moved. */
        int move() {
            return indentation + DASH * dashes - content;
        }
    }

    private ManifestFormat(TextLines text, int step) {
        this.text = text;
        this.step = step;
    }

    /**
     * The changes, at most one for each line.
     *
     * @param step how far what is in a mapping is indented
     */
    public static List<TextChange> changes(TextLines text, int step) {
        Optional<ObjectNode> root = SourceTree.of(text);
        if (root.isEmpty()) {
            return List.of();
        }
        ManifestFormat format = new ManifestFormat(text, step);
        format.mapping(root.get(), 0);
        List<String> lines = format.lines();
        // Line ends count for nothing here: YAML reads all of them as one.
        boolean same = SourceTree.of(TextLines.of(String.join("\n", lines)))
                .filter(tree -> tree.toPlain().equals(root.get().toPlain()))
                .isPresent();
        return same ? format.changes(lines) : List.of();
    }

    private void mapping(ObjectNode object, int indentation) {
        for (Member member : object.members().values()) {
            start(member.keyPlace(), indentation);
            block(member.value(), indentation + step);
        }
    }

    private void block(Node node, int indentation) {
        if (isFlow(node)) {
            return;
        }
        if (node instanceof ObjectNode object) {
            mapping(object, indentation);
        }
        for (Node item : node.items()) {
            if (item.isScalar() || isFlow(item)) {
                start(item.place(), indentation + DASH);
            } else {
                block(item, indentation + DASH);
            }
        }
    }

    /** What an alias leads to is where its anchor is. */
    private void start(Place place, int indentation) {
        TextPoint at = text.point(place);
        String before = text.line(at.line()).substring(0, at.column());
        int dashes = (int) before.chars().filter(c -> c == '-').count();
        if (before.replace("-", "").isBlank() && indentation >= DASH * dashes) {
            int first = dashes == 0 ? at.column() : before.indexOf('-');
            starts.putIfAbsent(at.line(), new Start(first, dashes, at.column(), indentation - DASH * dashes));
        }
    }

    private boolean isFlow(Node node) {
        TextPoint at = text.point(node.place());
        String line = text.line(at.line());
        return !node.isScalar() && (line.startsWith("{", at.column()) || line.startsWith("[", at.column()));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        int move = 0;
        int block = -1; // the column that a text in a block is indented from
        for (int i = 0; i < text.count(); i++) {
            String line = text.line(i);
            Start start = starts.get(i);
            int indentation = indentation(line);
            if (start != null) {
                move = start.move();
                String content = line.substring(start.content).stripTrailing();
                block = !BLOCK_HEADER.matcher(content).matches()
                        ? -1
                        : content.startsWith("|") || content.startsWith(">") ? start.first : start.content;
                lines.add(" ".repeat(start.indentation) + "- ".repeat(start.dashes) + content);
            } else if (block >= 0 && (line.isBlank() || indentation > block)) {
                lines.add(moved(line, move));
            } else {
                block = -1;
                boolean comment = line.startsWith("#", indentation);
                lines.add(moved(line, comment ? moveOfComment(i, indentation, move) : move)
                        .stripTrailing());
            }
        }
        return lines;
    }

    /** A comment belongs to the line below it, or to the one above it if it is indented as that is. */
    private int moveOfComment(int number, int indentation, int move) {
        return Stream.of(starts.higherEntry(number), starts.lowerEntry(number))
                .filter(near -> near != null && near.getValue().first() == indentation)
                .findFirst()
                .map(near -> near.getValue().indentation() - indentation)
                .orElse(move);
    }

    private static String moved(String line, int move) {
        if (line.isBlank()) {
            return line;
        }
        return move >= 0 ? " ".repeat(move) + line : line.substring(Math.min(-move, indentation(line)));
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private List<TextChange> changes(List<String> lines) {
        List<TextChange> changes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int length = text.line(i).length();
            if (!lines.get(i).equals(text.line(i))) {
                changes.add(new TextChange(TextRange.ofLine(i, 0, length), lines.get(i)));
            }
        }
        return changes;
    }
}
