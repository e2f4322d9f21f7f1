package dev.cairn.runtime.internal.manifest;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.math.BigInteger;

/** Python's idea of an empty value, which decides which of two values the reference takes. */
public final class Truth {

    private Truth() {}

    /** False for null, false, zero, and empty strings, lists and objects. */
    public static boolean of(Node node) {
        if (node instanceof ObjectNode object) {
            return !object.members().isEmpty();
        }
        if (node instanceof ArrayNode array) {
            return !array.items().isEmpty();
        }
        Object value = ((ScalarNode) node).value();
        if (value instanceof Long || value instanceof BigInteger || value instanceof Double) {
            return ((Number) value).doubleValue() != 0;
        }
        return value != null && !value.equals(false) && !value.equals("");
    }
}
