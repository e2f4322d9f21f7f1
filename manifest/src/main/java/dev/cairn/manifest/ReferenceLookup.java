package dev.cairn.manifest;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Suggestions;
import java.util.Optional;

/**
 * Finds the value that a reference refers to.
 *
 * <p>Keys may contain slashes: at each level the whole rest of the path is tried as a key first, then its first segment.
 * There is no escaping (the reference's rule).
 *
 * @param manifest before its references are resolved
 */
public record ReferenceLookup(ObjectNode manifest) {

    /** The value, still with its own references; where there is none, an error is added that says where the path ends. */
    public Optional<Node> find(String reference, Place usedAt, Diagnostics diagnostics) {
        Node current = manifest;
        String rest = reference.substring("#/".length());
        String seen = "#";
        while (!rest.isEmpty()) {
            Node whole = current instanceof ObjectNode object ? object.get(rest) : null;
            if (whole != null) {
                return Optional.of(whole);
            }
            int slash = rest.indexOf('/');
            String head = slash < 0 ? rest : rest.substring(0, slash);
            rest = slash < 0 ? "" : rest.substring(slash + 1);
            Node next = LoadedManifest.child(current, head);
            if (next == null) {
                diagnostics.error(usedAt, "unresolved reference '" + reference + "': " + explain(current, seen, head));
                return Optional.empty();
            }
            current = next;
            seen += "/" + head;
        }
        return Optional.of(current);
    }

    private static String explain(Node node, String path, String name) {
        String where = path.equals("#") ? "the manifest" : "'" + path + "'";
        if (node instanceof ObjectNode object) {
            return where + " has no '" + name + "'"
                    + Suggestions.didYouMean(name, object.members().keySet());
        }
        if (node instanceof ArrayNode array) {
            return where + " is a list of " + array.items().size() + ", it has no item '" + name + "'";
        }
        return where + " is a " + node.kind() + " and has nothing in it (a reference cannot lead through another one)";
    }
}
