package dev.cairn.codegen.plan;

import dev.cairn.codegen.name.Declarations;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.TypeUse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what an array becomes. */
final class ListPlanner {

    private final SchemaTypes types;
    private final KeywordWarnings warnings;
    private final UnionPlanner unions;
    private final Declarations declarations;

    ListPlanner(SchemaTypes types, KeywordWarnings warnings, UnionPlanner unions, Declarations declarations) {
        this.types = types;
        this.warnings = warnings;
        this.unions = unions;
        this.declarations = declarations;
    }

    TypeUse of(Schema schema) {
        List<Schema> places = schema.places();
        Schema items = schema.otherItems();
        boolean further = items == null || !items.isFalse();
        TypeUse rest = items == null || !further ? new AnyJson() : types.ofElement(items);
        return places.isEmpty() ? new ListOf(rest) : ofPlaces(schema, places, items, further, rest);
    }

    private TypeUse ofPlaces(
            Schema schema, List<Schema> places, @Nullable Schema items, boolean further, TypeUse rest) {
        List<TypeUse> uses = new ArrayList<>();
        places.forEach(place -> uses.add(types.ofElement(place)));
        List<TypeUse> all = new ArrayList<>(uses);
        Number most = schema.number("maxItems");
        if (further && (most == null || most.doubleValue() > places.size())) {
            all.add(rest);
            if (items == null) {
                warnings.unchecked(
                        schema.node(),
                        "what follows the first " + places.size()
                                + " elements can be anything, so all elements are Object"
                                + " in Java: '" + (schema.has("prefixItems") ? "items" : "additionalItems")
                                + ": false' makes them what the first ones are");
            }
        }
        TypeUse element = unions.oneOf(all, true, false, declarations.origin(schema));
        boolean same = all.stream().allMatch(element::equals);
        return new ListOf(element, false, same ? null : new ListOf.Places(List.copyOf(uses), rest));
    }
}
