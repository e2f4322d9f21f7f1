package dev.cairn.codegen.pojo.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for one and the same schema in a document, and then for its place in the same document with places. */
final class SchemaSearch {

    private final JsonNode wanted;
    private final Deque<Object> path = new ArrayDeque<>();

    SchemaSearch(JsonNode wanted) {
        this.wanted = wanted;
    }

    /** Whether the schema is a document or stands in it; the path to it is known then. */
    @SuppressWarnings("ReferenceEquality") // Two schemas that say the same stand in two places.
    boolean finds(JsonNode document) {
        if (document == wanted) {
            return true;
        }
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (finds(member.getValue())) {
                path.push(member.getKey());
                return true;
            }
        }
        for (int index = 0; document.isArray() && index < document.size(); index++) {
            if (finds(document.get(index))) {
                path.push(index);
                return true;
            }
        }
        return false;
    }

    /** The place of the schema that was found; of a reference, that of its text. */
    Place place(Node document) {
        Node node = document;
        for (Object step : path) {
            @Nullable Node next = step instanceof Integer index ? item(node, index) : node.get(String.valueOf(step));
            if (next == null) {
                return node.place();
            }
            node = next;
        }
        Node reference = node.get("$ref");
        return reference == null ? node.place() : reference.place();
    }

    private static @Nullable Node item(Node array, int index) {
        return index < array.items().size() ? array.items().get(index) : null;
    }
}
