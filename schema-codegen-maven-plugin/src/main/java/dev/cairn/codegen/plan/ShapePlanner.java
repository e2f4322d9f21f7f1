package dev.cairn.codegen.plan;

import dev.cairn.codegen.name.Declarations;
import dev.cairn.codegen.name.Names;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what one schema becomes, by what it says: a reference, a Java type, alternatives, values, or kinds of values. */
final class ShapePlanner {

    private final SchemaTypes types;
    private final Planning run;
    private final JavaTypePlanner javaTypes;
    private final UnionPlanner unions;
    private final Declarations declarations;
    private final EnumPlanner enums;
    private final AlternativesPlanner alternatives;
    private final ListPlanner lists;
    private final ObjectPlanner objects;

    ShapePlanner(
            SchemaTypes types,
            Planning run,
            Names names,
            JavaTypePlanner javaTypes,
            UnionPlanner unions,
            Declarations declarations) {
        this.types = types;
        this.run = run;
        this.javaTypes = javaTypes;
        this.unions = unions;
        this.declarations = declarations;
        this.enums = new EnumPlanner(run.diagnostics());
        this.alternatives = new AlternativesPlanner(types, run, names, enums, unions, declarations);
        this.lists = new ListPlanner(types, run.warnings(), unions, declarations);
        this.objects = new ObjectPlanner(types, run, unions, declarations);
    }

    TypeUse decide(Schema written) {
        Schema schema = run.merger().effective(written);
        KeywordWarnings warnings = run.warnings();
        nullBesideReference(written);
        if (schema.node() != written.node()) {
            warnings.of(written);
            return types.of(schema);
        }
        if (run.schemas().isReference(schema)) {
            warnings.ofReference(schema);
            return run.schemas().follow(schema).map(types::of).orElseGet(AnyJson::new);
        }
        warnings.of(schema);
        if (!schema.node().isObject()) {
            // What is no schema is an error that SchemaChecks reports.
            return new AnyJson();
        }
        Optional<TypeUse> asked = javaTypes.asked(schema);
        if (asked.isPresent()) {
            return asked.get();
        }
        List<Schema> choice = run.choices().alternatives(schema);
        if (!choice.isEmpty()) {
            return alternatives.of(schema, choice);
        }
        List<Node> values = schema.enumValues();
        if (values != null) {
            Optional<TypeUse> enumeration = enumeration(schema, values);
            if (enumeration.isPresent()) {
                return enumeration.get();
            }
        }
        return ofKinds(schema, run.kinds().of(schema));
    }

    private void nullBesideReference(Schema schema) {
        Node type = schema.keyword("type");
        if (type != null
                && run.schemas().isReference(schema)
                && schema.types().contains("null")
                && !run.kinds().allowsNull(schema)) {
            run.diagnostics()
                    .warning(
                            type.place(),
                            "null is refused here, though this 'type' lists it: what '$ref' leads to has to hold, too;"
                                    + " to allow null, write anyOf: [{$ref: …}, {type: \"null\"}]");
        }
    }

    private TypeUse ofKinds(Schema schema, Set<String> kinds) {
        if (run.kinds().isOpen(schema)) {
            return orAnything(schema, kinds);
        }
        if (ValueKinds.areAll(kinds)) {
            return new AnyJson();
        }
        if (run.kinds().saysNoType(schema)) {
            run.warnings().ofNoType(schema, kinds);
        }
        if (kinds.size() == 1) {
            return ofKind(schema, kinds.iterator().next(), true);
        }
        List<TypeUse> uses = new ArrayList<>();
        for (String kind : kinds) {
            uses.add(ofKind(schema, kind, false));
        }
        return alternatives.named(unions.oneOf(uses, true, false, declarations.origin(schema)), schema);
    }

    /** What a schema describes that says of some values what they have to be, and lets all others be. */
    private TypeUse orAnything(Schema schema, Set<String> kinds) {
        List<TypeUse> uses = new ArrayList<>();
        for (String kind : kinds) {
            TypeUse use = ofKind(schema, kind, false);
            if (!use.equals(new MapOf(new AnyJson())) && !use.equals(new ListOf(new AnyJson()))) {
                uses.add(use);
            }
        }
        if (uses.isEmpty()) {
            return new AnyJson();
        }
        run.diagnostics()
                .warning(
                        schema.place(),
                        "there is no 'type' here, so what is no " + String.join(" and no ", kinds)
                                + " is valid, too: with a 'type', or with a title or a description, the Java type is"
                                + " simpler");
        return alternatives.named(unions.orAnything(uses, declarations.origin(schema)), schema);
    }

    /** @param alone whether this kind is all that the schema allows */
    private TypeUse ofKind(Schema schema, String kind, boolean alone) {
        return switch (kind) {
            case "object" -> objects.of(schema, alone);
            case "array" -> lists.of(schema);
            default -> {
                ScalarKind scalar = ScalarKind.ofSchema(kind);
                // An unknown type is an error that SchemaChecks reports.
                yield scalar == null
                        ? new AnyJson()
                        : scalar == ScalarKind.STRING ? javaTypes.ofText(schema) : javaTypes.of(scalar);
            }
        };
    }

    /** What one of some values becomes: an enum, or a boolean if both booleans are allowed. */
    private Optional<TypeUse> enumeration(Schema schema, List<Node> nodes) {
        Set<Object> plain = new LinkedHashSet<>();
        for (Node node : nodes) {
            Object value = node.toPlain();
            if (value != null) {
                plain.add(value);
            }
        }
        if (plain.equals(Set.of(true, false))) {
            return Optional.of(new Scalar(ScalarKind.BOOLEAN));
        }
        return enums.of(schema, nodes).map(type -> {
            declarations.add(
                    type, schema, declarations.origin(schema), schema.path().isNamed());
            return new Declared(type);
        });
    }

    /** Decides what an array becomes. */
    private static final class ListPlanner {

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
}
