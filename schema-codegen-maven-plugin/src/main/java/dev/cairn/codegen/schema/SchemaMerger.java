package dev.cairn.codegen.schema;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one schema of several that all hold for a value: those in {@code allOf} (and {@code extends}, as jsonschema2pojo has
 * it), and those beside a reference.
 *
 * <p>Every schema is taken apart first, until no reference and no {@code allOf} is left; a part that occurs twice counts once.
 * So schemas that contain themselves come to an end, and what is merged from the same parts is the same schema.
 */
public final class SchemaMerger {

    /** What says something about the shape of a value. */
    private static final Set<String> SHAPING = Set.of(
            "type",
            "enum",
            "const",
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "items",
            "prefixItems",
            "anyOf",
            "oneOf",
            "required",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "propertyNames",
            "javaType",
            "existingJavaType");

    /** The only ones that a schema which is referred to keeps for itself. */
    private static final Set<String> OWN = Set.of(
            "title",
            "description",
            "examples",
            "default",
            "deprecated",
            "deprecation_message",
            "javaName",
            "javaUnionName",
            "$id",
            "id",
            "$schema",
            "$anchor",
            "$dynamicAnchor",
            "$comment",
            "definitions",
            "$defs");

    /** What names the type of the schema that says it, and of no other that it is a part of. */
    private static final Set<String> NAMES = Set.of("javaType", "javaName", "javaUnionName");

    private static final List<String> ALL_OF = List.of("allOf", "extends");

    /** What several parts may say, each on its own. */
    private static final Set<String> CONDITION = Set.of("if", "then", "else");

    private final SchemaSet schemas;
    private final KeywordMerger keywords;
    private final Diagnostics diagnostics;
    private final IdentityHashMap<Node, Schema> effective = new IdentityHashMap<>();
    private final Map<Set<Identity>, Schema> merged = new HashMap<>();
    private final IdentityHashMap<Node, List<Diagnostic>> impossible = new IdentityHashMap<>();
    private final Set<Node> reported = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A node, equal only to itself. */
    private record Identity(Node node) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Identity identity && identity.node == node;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(node);
        }
    }

    /**
     * @param schemas follows references
     * @param diagnostics takes what cannot hold together
     */
    public SchemaMerger(SchemaSet schemas, Diagnostics diagnostics) {
        this.schemas = schemas;
        this.keywords = new KeywordMerger(schemas, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** A schema without {@code allOf}, and without keywords beside its reference; the same schema if it has none of these. */
    public Schema effective(Schema schema) {
        Schema known = effective.get(schema.node());
        if (known == null) {
            boolean combined = schema.hasAny(ALL_OF)
                    || (schemas.isReference(schema)
                            && schemas.countsKeywordsBesideReferences(schema)
                            && shapes(schema));
            known = combined ? merge(schema, List.of(schema)) : schema;
            effective.put(schema.node(), known);
            report(known);
        }
        return known;
    }

    /** Whether no value can be valid for a schema that was merged of several. */
    public boolean isImpossible(Schema schema) {
        return impossible.containsKey(schema.node());
    }

    /** Says why no value can be valid for a schema, if that is so. */
    public void report(Schema schema) {
        if (reported.add(schema.node())) {
            impossible.getOrDefault(schema.node(), List.of()).forEach(diagnostics::add);
        }
    }

    /**
     * The same schema with another value of a keyword.
     *
     * @param parts the schemas in that value which stand elsewhere
     */
    public Schema with(Schema schema, String keyword, Node value, List<Schema> parts) {
        parts.forEach(schemas::settle);
        Map<String, Member> members = new LinkedHashMap<>(schema.node().members());
        members.put(keyword, new Member(value.place(), value));
        return schemas.derived(schema, new ObjectNode(schema.place(), members));
    }

    /** Whether a schema says by itself what values look like. */
    public static boolean shapes(Schema schema) {
        return schema.hasAny(SHAPING);
    }

    /**
     * The schema of values for which several hold.
     *
     * @param head in whose place it stands: path, place and texts are this one's
     */
    public Schema merge(Schema head, List<Schema> parts) {
        Map<Identity, Part> leaves = new LinkedHashMap<>();
        parts.forEach(part -> takeApart(part, false, leaves));
        List<Part> shaping = leaves.values().stream()
                .filter(leaf -> shapes(leaf.schema())
                        || leaf.schema().has("if")
                        || leaf.schema().isFalse())
                .toList();
        if (shaping.size() == 1 && shaping.get(0).referred() && !head.path().isNamed()) {
            return shaping.get(0).schema();
        }
        return merged.computeIfAbsent(leaves.keySet(), key -> merged(head, List.copyOf(leaves.values())));
    }

    /** The same schema without some keywords. */
    public Schema without(Schema schema, Set<String> names) {
        Map<String, Member> members = new LinkedHashMap<>();
        schema.node().members().forEach((name, member) -> {
            if (!names.contains(name)) {
                members.put(name, member);
            }
        });
        return schemas.derived(schema, new ObjectNode(schema.place(), members));
    }

    /**
     * A schema that is not made of others.
     *
     * @param referred whether a reference led to it
     */
    private record Part(Schema schema, boolean referred) {}

    private void takeApart(Schema schema, boolean referred, Map<Identity, Part> leaves) {
        boolean reference = schemas.isReference(schema);
        boolean counts = !reference || schemas.countsKeywordsBesideReferences(schema);
        if (counts && leaves.putIfAbsent(new Identity(schema.node()), new Part(schema, referred)) != null) {
            return;
        }
        if (reference) {
            schemas.follow(schema).ifPresent(target -> takeApart(target, true, leaves));
        }
        if (counts) {
            for (String keyword : ALL_OF) {
                schema.childOrChildren(keyword).forEach(part -> takeApart(part, referred, leaves));
            }
        }
    }

    private Schema merged(Schema head, List<Part> parts) {
        Map<String, Member> members = new LinkedHashMap<>();
        List<Node> conditions = new ArrayList<>();
        for (Part part : parts) {
            if (part.schema().isFalse()) {
                return part.schema();
            }
            if (part.schema().has("if")) {
                schemas.settle(part.schema());
                conditions.add(part.schema().node());
            }
            part.schema().node().members().forEach((name, member) -> {
                boolean dropped = ALL_OF.contains(name)
                        || (part.schema().node() != head.node() && NAMES.contains(name))
                        || SchemaSet.REFERENCES.contains(name)
                        || CONDITION.contains(name)
                        || (part.referred() && OWN.contains(name));
                if (!dropped) {
                    keywords.add(members, part.schema(), name, member);
                }
            });
        }
        Node unevaluated = unevaluatedByParts(head, parts);
        if (unevaluated != null) {
            members.remove("unevaluatedProperties");
            diagnostics.warning(
                    unevaluated.place(),
                    "'unevaluatedProperties' is not checked where it is only a part of what has to hold");
        }
        if (!conditions.isEmpty()) {
            members.put(Schema.CONDITIONS, new Member(head.place(), new ArrayNode(head.place(), conditions)));
        }
        Schema all = schemas.derived(head, new ObjectNode(head.place(), members));
        List<Diagnostic> contradictions = keywords.takeContradictions();
        if (!contradictions.isEmpty()) {
            impossible.put(all.node(), contradictions);
        }
        return all;
    }

    /** What parts say of properties that they don't evaluate is about other properties than what the whole says. */
    private static @Nullable Node unevaluatedByParts(Schema head, List<Part> parts) {
        for (Part part : parts) {
            Node unevaluated = part.schema().keyword("unevaluatedProperties");
            boolean dynamic = part.schema().hasAny(List.of("$dynamicRef", "$recursiveRef"));
            boolean whole =
                    part.schema().node() == head.node() || part.schema().path().equals(head.path());
            if (unevaluated != null && (dynamic || !whole)) {
                return unevaluated;
            }
        }
        return null;
    }
}
