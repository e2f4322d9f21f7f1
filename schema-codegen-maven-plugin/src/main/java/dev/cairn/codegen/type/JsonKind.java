package dev.cairn.codegen.type;

import dev.cairn.documents.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The kinds of JSON values, but for null. */
public enum JsonKind {
    OBJECT("an object"),
    ARRAY("an array"),
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("a boolean");

    private final String text;

    JsonKind(String text) {
        this.text = text;
    }

    /** What a value of this kind is called. */
    String text() {
        return text;
    }

    /** The kinds of some values. */
    static Set<JsonKind> of(List<Node> values) {
        Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        for (Node value : values) {
            if (value.isObject()) {
                kinds.add(OBJECT);
            } else if (value.isArray()) {
                kinds.add(ARRAY);
            } else if (value.toPlain() instanceof String) {
                kinds.add(STRING);
            } else if (value.toPlain() instanceof Number) {
                kinds.add(NUMBER);
            } else if (value.toPlain() instanceof Boolean) {
                kinds.add(BOOLEAN);
            }
        }
        return kinds;
    }
}
