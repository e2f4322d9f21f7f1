package dev.cairn.codegen.plan;

import dev.cairn.codegen.name.Declarations;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.TypeUse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides what the properties become that a schema doesn't name. */
final class MapPlanner {

    /** Patterns that every name matches. */
    private static final Set<String> ALL_NAMES =
            Set.of("", "^", ".*", "^.*$", "^.*", ".*$", ".+", "^.+$", "^.+", ".", "^(.*)$");

    private final SchemaTypes types;
    private final KeywordWarnings warnings;
    private final UnionPlanner unions;
    private final Declarations declarations;

    MapPlanner(SchemaTypes types, KeywordWarnings warnings, UnionPlanner unions, Declarations declarations) {
        this.types = types;
        this.warnings = warnings;
        this.unions = unions;
        this.declarations = declarations;
    }

    /**
     * The map of these properties; empty if there are none, or they aren't kept.
     *
     * @param keptAnyway whether they are kept even if the schema says nothing about them
     */
    Optional<MapOf> of(Schema schema, boolean keptAnyway) {
        Schema additional = schema.additional();
        Map<String, TypeUse> patterns = new LinkedHashMap<>();
        boolean all = false;
        for (Map.Entry<String, Schema> entry : schema.named("patternProperties").entrySet()) {
            Schema values = entry.getValue();
            if (values.isFalse()) {
                warnings.unchecked(values.node(), "that there is no property with such a name is not checked");
            } else {
                all |= ALL_NAMES.contains(entry.getKey());
                patterns.put(entry.getKey(), types.ofElement(values));
            }
        }
        Set<TypeUse> uses = new LinkedHashSet<>(patterns.values());
        TypeUse rest = new AnyJson();
        boolean closed = additional != null && additional.isFalse();
        if (!closed && additional != null) {
            rest = types.ofElement(additional);
            uses.add(rest);
        } else if (!closed && !all && (!patterns.isEmpty() || keptAnyway)) {
            uses.add(rest);
            if (!patterns.isEmpty() && uses.size() > 1) {
                warnings.unchecked(
                        schema.node(),
                        "properties whose names match no pattern can be anything, so the values are Object in Java:"
                                + " 'additionalProperties: false' makes them what the patterns say");
            }
        }
        if (uses.isEmpty()) {
            return keptAnyway ? Optional.of(new MapOf(rest)) : Optional.empty();
        }
        boolean byName = uses.size() > 1 && !patterns.isEmpty();
        patterns.keySet().removeIf(pattern -> !Bounds.isPattern(pattern));
        TypeUse value = oneOf(uses, schema);
        return Optional.of(new MapOf(value, byName ? new MapOf.ByName(patterns, rest) : null));
    }

    /** The type of values that have one of several types, which a schema gives to parts of it. */
    TypeUse oneOf(Set<TypeUse> uses, Schema schema) {
        return uses.size() == 1
                ? uses.iterator().next()
                : unions.oneOf(List.copyOf(uses), true, false, declarations.origin(schema));
    }
}
