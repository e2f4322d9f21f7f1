package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.language.SourceTree;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes a change of a text only if it does to the tree what it is to do, and nothing else: texts have blocks, quotes and anchors
 * that cannot be told by their lines.
 *
 * @param target the collection that is changed
 * @param change what becomes of it, as a plain value that may be modified
 */
record CheckedChange(TextLines text, ObjectNode root, Node target, UnaryOperator<Object> change) {

    /** The first of some that can be taken. */
    TextChange first(List<TextChange> candidates) throws CannotEdit {
        if (count(root) != 1) {
            throw new CannotEdit("What it would change is an anchor, which is used elsewhere, too.");
        }
        Object expected = plain(root);
        for (TextChange candidate : candidates) {
            Optional<ObjectNode> after = SourceTree.of(text.with(candidate));
            if (after.isPresent() && after.get().toPlain().equals(expected)) {
                return candidate;
            }
        }
        throw new CannotEdit("It cannot be written here without changing something else.");
    }

    @SuppressWarnings("ReferenceEquality") // equal values may stand in several places
    private int count(Node node) {
        int own = node == target ? 1 : 0;
        return own
                + node.items().stream().mapToInt(this::count).sum()
                + node.members().values().stream()
                        .mapToInt(member -> count(member.value()))
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
        return node == target && plain != null ? change.apply(plain) : plain;
    }
}
