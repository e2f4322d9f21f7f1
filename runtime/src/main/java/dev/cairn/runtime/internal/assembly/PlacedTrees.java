package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.PlainNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes trees of changed values, with the places of the values they were made from. */
final class PlacedTrees {

    private PlacedTrees() {}

    /**
     * A tree of the given values.
     *
     * @param original where a value that was put in has no place, that of what is around it counts
     */
    static ObjectNode over(ObjectNode original, Map<String, ? extends @Nullable Object> values) {
        Map<String, Member> members = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Member known = original.members().get(key);
            members.put(
                    key,
                    known == null
                            ? new Member(original.place(), PlainNodes.of(original.place(), value))
                            : known.with(over(known.value(), value)));
        });
        return new ObjectNode(original.place(), members);
    }

    @SuppressWarnings("unchecked") // keys of plain JSON values are text
    private static Node over(Node original, @Nullable Object value) {
        if (original instanceof ObjectNode object && value instanceof Map<?, ?> map) {
            return over(object, (Map<String, ? extends @Nullable Object>) map);
        }
        if (original instanceof ArrayNode array && value instanceof List<?> list) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(
                        i < array.items().size()
                                ? over(array.items().get(i), list.get(i))
                                : PlainNodes.of(array.place(), list.get(i)));
            }
            return new ArrayNode(array.place(), items);
        }
        return Objects.equals(original.toPlain(), value) ? original : PlainNodes.of(original.place(), value);
    }
}
