package dev.cairn.manifest;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.pythonvalues.PythonTruth;

/** Whether Python takes a node's value for true, which decides which of two values the reference takes. */
public final class NodeTruth {

    private NodeTruth() {}

    /** What {@link PythonTruth} says of the value. */
    public static boolean of(Node node) {
        if (node instanceof ObjectNode object) {
            return PythonTruth.isTrue(object.members());
        }
        if (node instanceof ArrayNode array) {
            return PythonTruth.isTrue(array.items());
        }
        return PythonTruth.isTrue(((ScalarNode) node).value());
    }
}
