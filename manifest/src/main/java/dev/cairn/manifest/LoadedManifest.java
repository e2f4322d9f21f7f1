package dev.cairn.manifest;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.TextPlaces;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A manifest after all passes of loading: references are replaced, parameters are handed down, missing types are filled
 * in, and it is valid by the component schema.
 *
 * @param resolved the tree; places are those of the file, also of what came through references
 * @param source the tree before all passes, as its author wrote it; only YAML aliases are followed
 * @param warnings what its author should know
 * @param text finds places inside of its scalars
 */
public record LoadedManifest(ObjectNode resolved, ObjectNode source, List<Diagnostic> warnings, TextPlaces text) {

    public LoadedManifest {
        warnings = List.copyOf(warnings);
    }

    /** The tree as plain JSON values, in the manifest's order. A new, modifiable copy. */
    public Map<String, @Nullable Object> plain() {
        return resolved.toPlain();
    }

    /**
     * Where a value stands in the file.
     *
     * @param pointer a JSON pointer into the resolved tree, such as {@code /streams/0/retriever}
     * @return the place of the value, or of the nearest value around it that exists
     */
    public Place placeOf(String pointer) {
        Node current = resolved;
        for (String step : pointer.split("/", -1)) {
            Node next = step.isEmpty()
                    ? null
                    : child(current, step.replace("~1", "/").replace("~0", "~"));
            if (next != null) {
                current = next;
            } else if (!step.isEmpty()) {
                break;
            }
        }
        return current.place();
    }

    /**
     * What stands at a place of the resolved tree.
     *
     * @param pointer a JSON pointer into the resolved tree
     * @return null where there is nothing
     */
    public @Nullable Node find(String pointer) {
        Node current = resolved;
        for (String step : pointer.split("/", -1)) {
            if (!step.isEmpty() && current != null) {
                current = child(current, step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return current;
    }

    /** The member of an object or the item of a list, by its name or index; null where there is none. */
    static @Nullable Node child(Node node, String name) {
        if (node instanceof ObjectNode object) {
            return object.get(name);
        }
        if (node instanceof ArrayNode array && name.matches("\\d{1,9}")) {
            int index = Integer.parseInt(name);
            return index < array.items().size() ? array.items().get(index) : null;
        }
        return null;
    }
}
