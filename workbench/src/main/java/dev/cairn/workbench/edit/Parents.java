package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds a stream that can be another's parent.
 *
 * @param items the list of streams, as it is written
 */
record Parents(List<Node> items, Inheritance inheritance) {

    /** A reference to the first stream that does not need a stream itself. */
    String of(ObjectNode stream) throws CannotEdit {
        for (int i = 0; i < items.size(); i++) {
            ObjectNode other = inheritance.mapping(items.get(i));
            if (other != null
                    && inheritance.type(other, "", "").matches("|" + StreamEdits.STREAM)
                    && !leadsTo(other, stream, Collections.newSetFromMap(new IdentityHashMap<>()))) {
                return Objects.requireNonNullElse(Inheritance.reference(items.get(i)), "#/streams/" + i);
            }
        }
        throw new CannotEdit("There is no other stream that could be its parent.");
    }

    @SuppressWarnings("ReferenceEquality") // equal values may stand in several places
    private boolean leadsTo(Node from, ObjectNode stream, Set<Node> seen) {
        if (from == stream) {
            return true;
        }
        if (!seen.add(from)) {
            return false;
        }
        String reference = from.text();
        if (reference != null && reference.startsWith("#/")) {
            Node target = inheritance.at(reference);
            return target != null && leadsTo(target, stream, seen);
        }
        return from.items().stream().anyMatch(item -> leadsTo(item, stream, seen))
                || from.members().values().stream().anyMatch(member -> leadsTo(member.value(), stream, seen));
    }
}
