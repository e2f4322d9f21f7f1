package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.TypeUse.AnyJson;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what values are checked for beyond their types, and says of the rest that it isn't checked. Records check what is in
 * them; this is about what leads to them.
 */
final class CheckPlanner {

    private final TypePlanner types;
    private final KeywordWarnings warnings;

    CheckPlanner(TypePlanner types, KeywordWarnings warnings) {
        this.types = types;
        this.warnings = warnings;
    }

    /** The checks for the values of a schema that became a type. */
    Checks of(Schema schema, TypeUse type) {
        return of(schema, type, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private Checks of(Schema written, TypeUse use, Set<Node> around) {
        Schema schema = types.resolved(written);
        TypeUse type = use instanceof TypeUse.Nullable nullable ? nullable.type() : use;
        if (isRecord(type) || !around.add(schema.node())) {
            return Checks.NONE;
        }
        Set<JsonKind> kinds = JsonKind.of(type);
        if (hasRecord(type)) {
            kinds.remove(JsonKind.OBJECT);
        }
        Bounds own = Bounds.of(schema).about(kinds);
        if (type instanceof TypeUse.External) {
            warnings.unchecked(schema, own.values().keySet(), "by a class of your own");
            around.remove(schema.node());
            return Checks.NONE;
        }
        Checks elements = Checks.NONE;
        Checks values = Checks.NONE;
        List<Schema> alternatives = types.alternatives(schema);
        if (alternatives.isEmpty()) {
            elements = elements(schema, type, around);
            values = values(schema, type, around);
        } else {
            Map<JsonKind, Integer> shared = shared(alternatives);
            if (shared.isEmpty() && type instanceof AnyJson) {
                own = own.and(Bounds.ONLY_NULL);
            }
            for (Schema alternative : alternatives) {
                if (isFixed(alternative)) {
                    continue;
                }
                TypeUse part = types.typeOf(alternative);
                Checks checks = of(alternative, part, around);
                if (checks.isEmpty()) {
                    continue;
                }
                Set<JsonKind> alone = new HashSet<>(JsonKind.of(part));
                alone.removeIf(kind -> shared.getOrDefault(kind, 0) > 1);
                warnings.unchecked(
                        types.resolved(alternative),
                        keywordsNotAbout(alone, checks.own()),
                        "since other alternatives are of the same kind");
                own = own.and(checks.own().about(alone));
                elements = alone.contains(JsonKind.ARRAY) ? orElse(elements, checks.elements()) : elements;
                values = alone.contains(JsonKind.OBJECT) ? orElse(values, checks.values()) : values;
            }
        }
        around.remove(schema.node());
        return Checks.of(own, elements, values);
    }

    /** Whether an alternative lists its values, so that there is nothing to check; null is one of one. */
    private boolean isFixed(Schema alternative) {
        return types.resolved(alternative).enumValues() != null
                || alternative.types().equals(Set.of("null"));
    }

    private static Checks orElse(Checks known, @org.jspecify.annotations.Nullable Checks more) {
        return known.isEmpty() && more != null ? more : known;
    }

    private static Set<String> keywordsNotAbout(Set<JsonKind> kinds, Bounds bounds) {
        Set<String> keywords = new HashSet<>(bounds.values().keySet());
        keywords.removeAll(bounds.about(kinds).values().keySet());
        return keywords;
    }

    /** How many alternatives there are of each kind. */
    private Map<JsonKind, Integer> shared(List<Schema> alternatives) {
        Map<JsonKind, Integer> shared = new EnumMap<>(JsonKind.class);
        for (Schema alternative : alternatives) {
            List<Node> values = types.resolved(alternative).enumValues();
            Set<JsonKind> kinds = values != null
                    ? JsonKind.of(values)
                    : alternative.types().equals(Set.of("null")) ? Set.of() : JsonKind.of(types.typeOf(alternative));
            kinds.forEach(kind -> shared.merge(kind, 1, Integer::sum));
        }
        return shared;
    }

    private static boolean isRecord(TypeUse type) {
        return type instanceof Declared declared
                && (declared.declaration() instanceof RecordType || declared.declaration() instanceof UnionType);
    }

    private static boolean hasRecord(TypeUse type) {
        return type instanceof Declared declared
                && declared.declaration() instanceof MixedType mixed
                && mixed.alternatives().stream().anyMatch(CheckPlanner::isRecord);
    }

    private Checks elements(Schema schema, TypeUse type, Set<Node> around) {
        TypeUse list = part(type, ListOf.class);
        Schema items = schema.child("items");
        boolean places = schema.has("prefixItems") || schema.keyword("items") instanceof ArrayNode;
        if (places) {
            unchecked(schema.children("prefixItems"), around);
            unchecked(
                    items != null && schema.keyword("items") instanceof ArrayNode
                            ? schema.children("items")
                            : List.of(),
                    around);
            return Checks.NONE;
        }
        return list instanceof ListOf of && items != null && !items.isFalse()
                ? of(items, of.element(), around)
                : Checks.NONE;
    }

    private Checks values(Schema schema, TypeUse type, Set<Node> around) {
        TypeUse map = part(type, MapOf.class);
        Schema additional = ObjectPlanner.additional(schema);
        Map<String, Schema> patterns = schema.named("patternProperties");
        if (!(map instanceof MapOf of) || !schema.named("properties").isEmpty()) {
            return Checks.NONE;
        }
        return values(of, additional, patterns, around);
    }

    private Checks values(
            MapOf map,
            @org.jspecify.annotations.Nullable Schema additional,
            Map<String, Schema> patterns,
            Set<Node> around) {
        Schema open = additional == null || additional.isFalse() ? null : additional;
        if (patterns.isEmpty()) {
            return open == null ? Checks.NONE : of(open, map.value(), around);
        }
        if (patterns.size() == 1 && open == null && map.names() == null) {
            return of(patterns.values().iterator().next(), map.value(), around);
        }
        unchecked(List.copyOf(patterns.values()), around);
        if (open != null) {
            unchecked(List.of(open), around);
        }
        return Checks.NONE;
    }

    /** The checks for the map of the properties that an object's schema doesn't name. */
    Checks ofAdditional(Schema schema, MapOf map) {
        Checks values = values(
                map,
                ObjectPlanner.additional(schema),
                schema.named("patternProperties"),
                Collections.newSetFromMap(new IdentityHashMap<>()));
        return Checks.of(Bounds.NONE, Checks.NONE, values);
    }

    /** Says of values that differ by their place or name that only their types are checked. */
    private void unchecked(List<Schema> parts, Set<Node> around) {
        for (Schema part : parts) {
            Checks checks = of(part, types.typeOf(part), around);
            warnings.unchecked(types.resolved(part), checks.own().values().keySet(), "by place or name");
        }
    }

    private static TypeUse part(TypeUse type, Class<? extends TypeUse> wanted) {
        if (type instanceof Declared declared && declared.declaration() instanceof MixedType mixed) {
            List<TypeUse> parts =
                    mixed.alternatives().stream().filter(wanted::isInstance).toList();
            return parts.size() == 1 ? parts.get(0) : new AnyJson();
        }
        return type;
    }
}
