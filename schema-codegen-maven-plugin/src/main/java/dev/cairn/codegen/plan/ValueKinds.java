package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.documents.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells what kinds of JSON values a schema describes, whatever type they become. */
final class ValueKinds {

    private static final Set<String> ALL = Set.of("object", "array", "string", "number", "boolean");
    private static final List<String> OBJECT_KEYWORDS =
            List.of("properties", "required", "additionalProperties", "patternProperties", "unevaluatedProperties");
    private static final List<String> ARRAY_KEYWORDS = List.of("items", "prefixItems");

    /** Who gives a schema a text or a Java name means the things that the rest of it describes. */
    private static final List<String> MEANT = List.of("title", "description", "javaName", "javaType");

    private final SchemaSet schemas;
    private final ChoicePlanner choices;

    ValueKinds(SchemaSet schemas, ChoicePlanner choices) {
        this.schemas = schemas;
        this.choices = choices;
    }

    /** The kinds by the names that {@code type} has for them, without null; what the other keywords are about without a type. */
    Set<String> of(Schema schema) {
        Set<String> kinds = new LinkedHashSet<>(schema.types());
        kinds.remove("null");
        if (schema.types().isEmpty()) {
            if (schema.hasAny(OBJECT_KEYWORDS)) {
                kinds.add("object");
            }
            if (schema.hasAny(ARRAY_KEYWORDS) && (kinds.isEmpty() || !schema.has("properties"))) {
                kinds.add("array");
            }
        }
        return kinds;
    }

    /** Whether kinds are all that there are, or a schema says nothing of them. */
    static boolean areAll(Set<String> kinds) {
        return kinds.isEmpty() || kinds.contains("any") || kinds.containsAll(ALL);
    }

    /**
     * Whether a schema lets all values be that are not of the kind of which it says something. A schema without a type that is a
     * document for which models are asked, has a text, or is an alternative or a part, means what it describes and nothing else.
     */
    boolean isOpen(Schema schema) {
        return saysNoType(schema)
                && !schema.hasAny(MEANT)
                && !schemas.isGiven(schema)
                && !schema.path().isAlternative()
                && !schemas.isReference(schema)
                && (choices.alternatives(schema).isEmpty() || choices.isConditional(schema));
    }

    /** Whether a schema has no type, but says something of values of a kind: all others are valid, too. */
    boolean saysNoType(Schema schema) {
        return schema.node().isObject()
                && schema.types().isEmpty()
                && schema.enumValues() == null
                && (schema.hasAny(OBJECT_KEYWORDS) || schema.hasAny(ARRAY_KEYWORDS));
    }

    /** Whether null is one of the values that a schema describes. */
    boolean allowsNull(Schema schema) {
        return allowsNull(schema, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private boolean allowsNull(Schema written, Set<Node> seen) {
        Schema schema = choices.resolved(written);
        if (written.flag("nullable")) {
            return true;
        }
        if (!seen.add(schema.node())) {
            return false;
        }
        if (schema.types().contains("null") || schema.flag("nullable")) {
            return true;
        }
        List<Node> values = schema.enumValues();
        if (values != null) {
            return containsNull(values);
        }
        if (isOpen(schema)) {
            return true;
        }
        for (Schema alternative : choices.alternatives(schema)) {
            if (allowsNull(alternative, seen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsNull(List<Node> values) {
        for (Node value : values) {
            if (value.isNull()) {
                return true;
            }
        }
        return false;
    }

    /** Whether null is the only value that a schema describes, by itself or by what it refers to. */
    boolean isOnlyNull(Schema schema) {
        return isOnlyNull(schema, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private boolean isOnlyNull(Schema written, Set<Node> seen) {
        Schema schema = choices.resolved(written);
        if (!seen.add(schema.node())) {
            return false;
        }
        List<Schema> alternatives = choices.alternatives(schema);
        return schema.isOnlyNull()
                || (schema.enumValues() == null
                        && !alternatives.isEmpty()
                        && alternatives.stream().allMatch(alternative -> isOnlyNull(alternative, seen)));
    }
}
