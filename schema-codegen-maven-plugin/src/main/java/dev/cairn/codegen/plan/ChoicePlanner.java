package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaMerger;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.schema.Subtypes;
import dev.cairn.codegen.type.Requirement;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the alternatives of a schema, each complete in itself: what stands beside the choice holds for each of them. */
final class ChoicePlanner {

    private static final List<String> CHOICES = List.of("anyOf", "oneOf");
    private static final Set<String> OBJECT_SHAPES =
            Set.of("properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "required");
    private static final Set<String> SHAPE_OF_TYPE = Set.of(
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "required",
            "items",
            "prefixItems",
            "enum",
            "const",
            "anyOf",
            "oneOf");
    private static final int MAX_DEPTH = 40;
    private static final List<String> EVALUATING = List.of("if", "$conditions", "dependentSchemas", "anyOf", "not");

    private final SchemaSet schemas;
    private final SchemaMerger merger;
    private final Subtypes subtypes;
    private final KeywordWarnings warnings;
    private final Diagnostics diagnostics;
    private final IdentityHashMap<Node, List<Schema>> known = new IdentityHashMap<>();
    private final Set<Node> warned = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> asking = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Node, Integer> depths = new IdentityHashMap<>();

    ChoicePlanner(SchemaSet schemas, SchemaMerger merger, KeywordWarnings warnings, Diagnostics diagnostics) {
        this.schemas = schemas;
        this.merger = merger;
        this.subtypes = new Subtypes(schemas);
        this.warnings = warnings;
        this.diagnostics = diagnostics;
    }

    /** The alternatives; empty where there's no choice, or none that shapes a type. */
    List<Schema> alternatives(Schema schema) {
        List<Schema> alternatives = known.get(schema.node());
        if (alternatives == null) {
            alternatives = List.copyOf(find(schema));
            known.put(schema.node(), alternatives);
        }
        return alternatives;
    }

    private List<Schema> find(Schema schema) {
        for (String keyword : CHOICES) {
            List<Schema> children = schema.children(keyword);
            if (children.isEmpty()) {
                continue;
            }
            if (children.stream().anyMatch(this::shapes)) {
                return complete(schema, keyword, children, Set.of());
            }
            Node node = schema.keyword(keyword);
            if (node != null && warned.add(node)) {
                diagnostics.warning(node.place(), "'" + keyword + "' shapes no Java type here; it is not checked");
            }
        }
        List<Schema> extended = subtypes.alternatives(schema);
        return extended.isEmpty() ? ofConditions(schema) : extended;
    }

    /** Whether the alternatives of a schema are those of its conditions. */
    boolean isConditional(Schema schema) {
        return !schema.hasAny(CHOICES);
    }

    private List<Schema> ofConditions(Schema schema) {
        List<Schema> conditions = schema.conditions();
        Optional<Conditions> decided =
                conditions.isEmpty() ? Optional.empty() : Conditions.of(schema, conditions, this::resolved);
        if (decided.isPresent() && decided.get().parts().stream().anyMatch(this::shapes)) {
            decided.get().unchecked().ifPresent(message -> warnings.unchecked(schema.node(), message));
            Schema choice = merger.with(
                    schema, "anyOf", decided.get().alternatives(), decided.get().parts());
            return complete(choice, "anyOf", choice.children("anyOf"), Conditions.KEYWORDS);
        }
        boolean allChecked = requirements(schema).size() == conditions.size();
        if (!allChecked && conditions.stream().anyMatch(condition -> condition.has("then") || condition.has("else"))) {
            warnings.unchecked(schema.node(), "'if' shapes no Java type; it is not checked");
        }
        return List.of();
    }

    /** What the conditions of an object require, those that do nothing else. */
    List<Requirement> requirements(Schema schema) {
        List<Requirement> requirements = new ArrayList<>();
        for (Schema condition : schema.conditions()) {
            Conditions.requirement(schema, condition, this::resolved).ifPresent(requirements::add);
        }
        return requirements;
    }

    /** @param without keywords that the alternatives say in other words */
    private List<Schema> complete(Schema schema, String keyword, List<Schema> children, Set<String> without) {
        Set<String> left =
                new HashSet<>(Set.of(keyword, "discriminator", "title", "description", "default", "examples"));
        left.addAll(without);
        Node unevaluated = schema.keyword("unevaluatedProperties");
        if (unevaluated != null && (keyword.equals("anyOf") || schema.hasAny(EVALUATING))) {
            left.add("unevaluatedProperties");
            if (warned.add(unevaluated)) {
                diagnostics.warning(
                        unevaluated.place(), "'unevaluatedProperties' is not checked beside what depends on the value");
            }
        }
        Schema beside = merger.without(schema, left);
        if (!SchemaMerger.shapes(beside)) {
            return children;
        }
        int depth = depths.getOrDefault(schema.node(), 0);
        if (depth > MAX_DEPTH) {
            diagnostics.error(schema.place(), "choices within choices never come to an end here");
            return List.of();
        }
        boolean onlyType = beside.node().members().keySet().stream()
                .filter(name -> !name.equals("type"))
                .noneMatch(SHAPE_OF_TYPE::contains);
        List<Schema> complete = new ArrayList<>();
        List<Schema> impossible = new ArrayList<>();
        for (Schema child : children) {
            Set<String> types = resolved(child).types();
            boolean own = !types.isEmpty() || !onlyType;
            if (types.equals(Set.of("null")) || (onlyType && own) || contradicts(beside, types)) {
                complete.add(child);
            } else {
                Schema merged = merger.merge(child, List.of(beside, child));
                depths.put(merged.node(), depth + 1);
                (merger.isImpossible(merged) ? impossible : complete).add(merged);
            }
        }
        if (complete.isEmpty()) {
            impossible.forEach(merger::report);
            return impossible;
        }
        return complete;
    }

    /** A schema of which values of a type ask nothing: properties beside a choice between a string and an object. */
    private static boolean contradicts(Schema beside, Set<String> types) {
        if (types.isEmpty()) {
            return false;
        }
        Set<String> common = new LinkedHashSet<>(types);
        boolean forObjects = beside.types().isEmpty() && beside.hasAny(OBJECT_SHAPES);
        common.retainAll(forObjects ? Set.of("object") : beside.types());
        return common.isEmpty() && (forObjects || !beside.types().isEmpty());
    }

    private boolean shapes(Schema alternative) {
        Schema schema = resolved(alternative);
        if (!asking.add(schema.node())) {
            return false;
        }
        try {
            return saysShape(schema);
        } finally {
            asking.remove(schema.node());
        }
    }

    private boolean saysShape(Schema schema) {
        if (schema.has("type") || schema.enumValues() != null || schema.has("items") || schema.has("prefixItems")) {
            return true;
        }
        Node additional = schema.keyword("additionalProperties");
        if (schema.has("patternProperties") || (additional != null && additional.isObject())) {
            return true;
        }
        return schema.named("properties").values().stream().anyMatch(this::saysSomething)
                || CHOICES.stream()
                        .anyMatch(keyword -> schema.children(keyword).stream().anyMatch(this::shapes));
    }

    private boolean saysSomething(Schema property) {
        return schemas.isReference(property) || SchemaMerger.shapes(property) || property.has("allOf");
    }

    /** The schema behind a chain of references, merged where it has to be. */
    Schema resolved(Schema schema) {
        Schema current = merger.effective(schema);
        for (int hops = 0; hops < MAX_DEPTH && schemas.isReference(current); hops++) {
            Schema next = schemas.follow(current).orElse(null);
            if (next == null) {
                return current;
            }
            current = merger.effective(next);
        }
        return current;
    }
}
