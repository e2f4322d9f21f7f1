package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Says what of a schema is lost: keywords that shape no Java type and are not checked either. Each place once. */
final class KeywordWarnings {

    private static final List<String> SHAPELESS = List.of(
            "not",
            "dependentSchemas",
            "dependentRequired",
            "dependencies",
            "propertyNames",
            "contains",
            "unevaluatedItems",
            "contentMediaType",
            "contentSchema",
            "disallow",
            "divisibleBy");

    private static final List<String> WITH_NUMBERS =
            List.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "const", "enum");

    private final Diagnostics diagnostics;
    private final Set<Node> warned = Collections.newSetFromMap(new IdentityHashMap<>());

    /** As texts: the JVM links the hash codes of a record when it is first asked for one, which takes long. */
    private final Set<String> places = new HashSet<>();

    KeywordWarnings(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Says of keywords of a schema that they aren't checked. */
    void unchecked(Schema schema, Set<String> keywords, String why) {
        for (String keyword : keywords) {
            Node node = schema.keyword(keyword);
            if (node == null) {
                // Of draft 4, or said by what doesn't stand there: then the whole schema is the place.
                node = schema.node();
            }
            if (warned.add(node)) {
                diagnostics.warning(node.place(), "'" + keyword + "' is not checked here, " + why);
            }
        }
    }

    /** Says once of a place that something isn't checked there. */
    void unchecked(Node node, String message) {
        if (warned.add(node)) {
            diagnostics.warning(node.place(), message);
        }
    }

    /**
     * What is taken for the only kind of values that a schema means, though it has no type.
     *
     * @param kinds what it says something of
     */
    void ofNoType(Schema schema, Set<String> kinds) {
        if (places.add(schema.place().toString())) {
            diagnostics.warning(
                    schema.place(),
                    "there is no 'type' here: what is no " + String.join(" and no ", kinds)
                            + " is valid, too, and refused by the Java type; with a 'type' both are the same");
        }
    }

    /** Of a part of what takes any other value, too, there is nothing to say if it has no type. */
    void takeAnything(Schema schema) {
        places.add(schema.place().toString());
    }

    /** What of a reference isn't checked. */
    void ofReference(Schema schema) {
        for (String keyword : List.of("$dynamicRef", "$recursiveRef")) {
            Node reference = schema.keyword(keyword);
            if (reference != null) {
                unchecked(
                        reference,
                        "'" + keyword
                                + "' always leads to the same schema here: what it would be elsewhere is not checked");
            }
        }
    }

    /** What of an object with known properties isn't checked. */
    void ofRecord(Schema schema) {
        for (String keyword : List.of("minProperties", "maxProperties")) {
            Node node = schema.keyword(keyword);
            if (node != null) {
                unchecked(node, "'" + keyword + "' is not checked for objects with known properties");
            }
        }
    }

    /** Whether a warning says of this node that it isn't checked. */
    boolean isUnchecked(Node node) {
        return warned.contains(node);
    }

    void of(Schema schema) {
        if (schema.isFalse()) {
            unchecked(schema.node(), "no value fits here: that there is none is not checked");
        }
        Node unevaluated = schema.keyword("unevaluatedProperties");
        if (unevaluated != null && !schema.has("additionalProperties") && schema.additional() == null) {
            unchecked(unevaluated, "'unevaluatedProperties' is not checked beside what depends on the value");
        }
        Node values = schema.keyword("enum");
        if (values != null && values.isArray() && values.isEmpty()) {
            unchecked(values, "no value is one of none: that there is none is not checked");
        }
        for (String keyword : SHAPELESS) {
            Node node = schema.keyword(keyword);
            if (node != null && saysSomething(keyword, node)) {
                unchecked(node, "'" + keyword + "' shapes no Java type; it is not checked");
            }
        }
        for (String keyword : WITH_NUMBERS) {
            Node node = schema.keyword(keyword);
            if (node != null && !PlainJson.isFinite(node)) {
                unchecked(node, "'" + keyword + "' is not checked: a double can't hold a number as large as this");
            }
        }
        Node pattern = schema.keyword("pattern");
        String text = pattern == null ? null : pattern.text();
        if (pattern != null && text != null && !Bounds.isPattern(text)) {
            unchecked(pattern, "the pattern is not checked: Java's regular expressions don't have what it uses");
        }
    }

    private static boolean saysSomething(String keyword, Node node) {
        return !(node.isEmpty() || node.is(true)) || keyword.equals("not") || keyword.equals("contains");
    }
}
