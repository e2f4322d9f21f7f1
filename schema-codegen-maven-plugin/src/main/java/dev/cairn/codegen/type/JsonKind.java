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
    public String text() {
        return text;
    }

    /** The kinds of some values. */
    public static Set<JsonKind> of(List<Node> values) {
        Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        for (Node value : values) {
            switch (value.kind()) {
                case "object" -> kinds.add(OBJECT);
                case "array" -> kinds.add(ARRAY);
                case "string", "date" -> kinds.add(STRING);
                case "integer", "number" -> kinds.add(NUMBER);
                case "boolean" -> kinds.add(BOOLEAN);
                default -> {
                    // Null has no kind.
                }
            }
        }
        return kinds;
    }
}
