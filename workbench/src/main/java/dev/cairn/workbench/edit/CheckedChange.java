package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.language.SourceTree;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a change of a text only if it does to the tree what it is to do, and nothing else: texts have blocks, quotes and anchors
 * that cannot be told by their lines.
 *
 * @param parts what it is to do; those of one collection in order
 */
record CheckedChange(TextLines text, ObjectNode root, List<Part> parts) {

    /** The change of one collection. */
    static TextChange of(TextLines text, ObjectNode root, Part part) throws CannotEdit {
        return new CheckedChange(text, root, List.of(part)).change();
    }

    /** Says what keeps it from being made, as far as that is known without reading the changed text. */
    void requirePossible() throws CannotEdit {
        for (Part part : parts) {
            if (count(root, part.target()) != 1) {
                throw new CannotEdit("What it would change is an anchor, which is used elsewhere, too.");
            }
            if (part.ways().isEmpty()) {
                throw impossible();
            }
        }
        if (parts.stream().noneMatch(Part::changesSomething)) {
            throw new CannotEdit("It is there already.");
        }
    }

    /** All parts as one change, in the first way that does what it is to do. */
    TextChange change() throws CannotEdit {
        return joined(text, changes());
    }

    /** All parts as changes that are made together, in the first way that does what it is to do. */
    List<TextChange> changes() throws CannotEdit {
        requirePossible();
        Object expected = plain(root);
        for (List<TextChange> way : ways(parts)) {
            Optional<ObjectNode> after = SourceTree.of(text.with(joined(text, way)));
            if (after.isPresent() && after.get().toPlain().equals(expected)) {
                return way;
            }
        }
        throw impossible();
    }

    private static CannotEdit impossible() {
        return new CannotEdit("It cannot be written here without changing something else.");
    }

    /** Each way of each part with each of the others. */
    private static List<List<TextChange>> ways(List<Part> parts) {
        List<List<TextChange>> ways = List.of(List.of());
        for (Part part : parts) {
            List<List<TextChange>> longer = new ArrayList<>();
            for (List<TextChange> way : ways) {
                for (TextChange one : part.ways()) {
                    List<TextChange> more = new ArrayList<>(way);
                    more.add(one);
                    longer.add(more);
                }
            }
            ways = longer;
        }
        return ways;
    }

    @SuppressWarnings("ReferenceEquality") // equal values may stand in several places
    private static int count(Node node, Node target) {
        int own = node == target ? 1 : 0;
        return own
                + node.items().stream().mapToInt(item -> count(item, target)).sum()
                + node.members().values().stream()
                        .mapToInt(member -> count(member.value(), target))
                        .sum();
    }

    @SuppressWarnings("ReferenceEquality") // equal values may stand in several places
    private @Nullable Object plain(Node node) {
        Object plain = node.toPlain();
        if (node.isObject()) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            node.members().forEach((key, member) -> members.put(key, plain(member.value())));
            plain = members;
        } else if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.items().forEach(item -> items.add(plain(item)));
            plain = items;
        }
        for (Part part : parts) {
            plain = node == part.target() && plain != null ? part.change().apply(plain) : plain;
        }
        return plain;
    }

    /**
     * Returns changes as one, from the start of the first to the end of the last. The text between them stays.
     *
     * @param changes at least one; they do not overlap, and additions at one point keep their order
     */
    private static TextChange joined(TextLines text, List<TextChange> changes) {
        List<TextChange> sorted = changes.stream()
                .sorted(Comparator.comparing(
                                (TextChange change) -> change.range().start())
                        .thenComparing(change -> change.range().end()))
                .toList();
        TextPoint start = sorted.get(0).range().start();
        TextPoint at = start;
        StringBuilder joined = new StringBuilder();
        for (TextChange change : sorted) {
            joined.append(text.in(new TextRange(at, change.range().start()))).append(change.text());
            at = change.range().end();
        }
        return new TextChange(new TextRange(start, at), joined.toString());
    }
}
