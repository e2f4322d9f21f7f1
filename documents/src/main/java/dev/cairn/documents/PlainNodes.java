package dev.cairn.documents;

import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes trees of values that do not come from a document, so that they can be processed like documents. */
public final class PlainNodes {

    private PlainNodes() {}

    /**
     * A tree whose values all have the same place.
     *
     * @param value maps, lists and scalars; keys are taken as text
     */
    public static Node of(Place place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Member> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(String.valueOf(key), new Member(place, of(place, member))));
            return new ObjectNode(place, members);
        }
        if (value instanceof Iterable<?> values) {
            List<Node> items = new ArrayList<>();
            values.forEach(item -> items.add(of(place, item)));
            return new ArrayNode(place, items);
        }
        return new ScalarNode(place, value instanceof Integer number ? (Object) number.longValue() : value);
    }
}
