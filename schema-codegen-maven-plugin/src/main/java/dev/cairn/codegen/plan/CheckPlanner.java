package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.JsonKind;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Node;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what values are checked for beyond their types, and says of the rest that it isn't checked. Records check what is in
 * them; this is about what leads to them.
 */
final class CheckPlanner {

    private final SchemaTypes types;
    private final ChoicePlanner choices;
    private final ValueKinds kinds;
    private final KeywordWarnings warnings;

    CheckPlanner(SchemaTypes types, Planning run) {
        this.types = types;
        this.choices = run.choices();
        this.kinds = run.kinds();
        this.warnings = run.warnings();
    }

    /** The checks for the values of a schema that became a type. */
    Checks of(Schema schema, TypeUse type) {
        return of(schema, type, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private Checks of(Schema written, TypeUse use, Set<Node> around) {
        Schema schema = choices.resolved(written);
        TypeUse type = use.notNull();
        if (type.checksItself() || !around.add(schema.node())) {
            return Checks.NONE;
        }
        Set<JsonKind> kinds = type.kinds();
        if (type.alternatives().stream().anyMatch(TypeUse::checksItself)) {
            Bounds all = Bounds.of(schema).about(kinds);
            kinds.remove(JsonKind.OBJECT);
            warnings.unchecked(
                    schema,
                    keywordsNotAbout(kinds, all),
                    "since objects check only what stands beside their properties");
        }
        Bounds own = Bounds.of(schema).about(kinds);
        if (!type.isChecked()) {
            warnings.unchecked(schema, own.values().keySet(), "by a class of your own");
            around.remove(schema.node());
            return Checks.NONE;
        }
        Checks elements = Checks.NONE;
        Checks values = Checks.NONE;
        List<Schema> alternatives = choices.alternatives(schema);
        if (alternatives.isEmpty()) {
            elements = elements(schema, type, around);
            values = values(schema, type, around);
        } else {
            Map<JsonKind, Integer> shared = shared(alternatives);
            if (shared.isEmpty() && type.isAnything()) {
                own = own.and(Bounds.ONLY_NULL);
            }
            for (Schema alternative : alternatives) {
                if (isFixed(alternative)) {
                    continue;
                }
                TypeUse part = types.of(alternative);
                Checks checks = of(alternative, part, around);
                if (checks.isEmpty()) {
                    continue;
                }
                Set<JsonKind> alone = new HashSet<>(part.kinds());
                alone.removeIf(kind -> shared.getOrDefault(kind, 0) > 1);
                warnings.unchecked(
                        choices.resolved(alternative),
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
        return choices.resolved(alternative).enumValues() != null || kinds.isOnlyNull(alternative);
    }

    private static Checks orElse(Checks known, @Nullable Checks more) {
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
            List<Node> values = choices.resolved(alternative).enumValues();
            Set<JsonKind> kinds = values != null
                    ? JsonKind.of(values)
                    : this.kinds.isOnlyNull(alternative)
                            ? Set.of()
                            : types.of(alternative).kinds();
            kinds.forEach(kind -> shared.merge(kind, 1, Integer::sum));
        }
        return shared;
    }

    private Checks elements(Schema schema, TypeUse type, Set<Node> around) {
        List<Schema> places = schema.places();
        if (!places.isEmpty()) {
            unchecked(places, around);
            return Checks.NONE;
        }
        ListOf list = onlyOne(type, TypeUse::list);
        Schema items = schema.otherItems();
        return list == null || items == null || items.isFalse() ? Checks.NONE : of(items, list.element(), around);
    }

    private Checks values(Schema schema, TypeUse type, Set<Node> around) {
        MapOf map = onlyOne(type, TypeUse::map);
        Schema additional = schema.additional();
        Map<String, Schema> patterns = schema.named("patternProperties");
        return map == null || !schema.named("properties").isEmpty()
                ? Checks.NONE
                : values(map, additional, patterns, around);
    }

    private Checks values(MapOf map, @Nullable Schema additional, Map<String, Schema> patterns, Set<Node> around) {
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
                schema.additional(),
                schema.named("patternProperties"),
                Collections.newSetFromMap(new IdentityHashMap<>()));
        return Checks.of(Bounds.NONE, Checks.NONE, values);
    }

    /** Says of values that differ by their place or name that only their types are checked. */
    private void unchecked(List<Schema> parts, Set<Node> around) {
        for (Schema part : parts) {
            Checks checks = of(part, types.of(part), around);
            warnings.unchecked(choices.resolved(part), checks.own().values().keySet(), "by place or name");
        }
    }

    /** The list or the map that values of a type can be; null if there is none, or several. */
    private static <T> @Nullable T onlyOne(TypeUse type, Function<TypeUse, @Nullable T> shape) {
        T found = null;
        List<TypeUse> parts = type.alternatives().isEmpty() ? List.of(type) : type.alternatives();
        for (TypeUse part : parts) {
            T next = shape.apply(part);
            if (next != null && found != null) {
                return null;
            }
            found = next == null ? found : next;
        }
        return found;
    }
}
