package dev.cairn.codegen.compare;

import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the types that read the same documents in two versions, by their names: they and all that they refer to are as they were. */
final class Unchanged {

    private final Set<String> names;

    Unchanged(TypeModel before, TypeModel after) {
        Map<String, Description> earlier = describe(before);
        Map<String, Description> later = describe(after);
        names = new HashSet<>();
        later.forEach((name, description) -> {
            if (description.equals(earlier.get(name))) {
                names.add(name);
            }
        });
        while (names.removeIf(name -> !names.containsAll(later.getOrDefault(name, Description.NONE).references))) {
            // Until no type refers to one that has changed.
        }
    }

    /** Whether types of the two versions have the same name and read the same. */
    boolean has(Declaration one, Declaration other) {
        return one.isNamed()
                && other.isNamed()
                && Spot.nameOf(one).equals(Spot.nameOf(other))
                && names.contains(Spot.nameOf(one));
    }

    private static Map<String, Description> describe(TypeModel model) {
        Map<String, Description> descriptions = new HashMap<>();
        for (Declaration declaration : model.declarations()) {
            Description description = new Description(new StringBuilder(), new HashSet<>());
            declaration.accept(description);
            descriptions.put(Spot.nameOf(declaration), description);
        }
        return descriptions;
    }

    /** What a type reads, with the names of others in place of what they read. */
    private record Description(StringBuilder text, Set<String> references)
            implements Declaration.Visitor<StringBuilder>, TypeUse.Visitor<StringBuilder> {

        static final Description NONE = new Description(new StringBuilder(), Set.of());

        @Override
        public boolean equals(Object other) {
            return other instanceof Description that && text.compareTo(that.text) == 0;
        }

        @Override
        public int hashCode() {
            return text.toString().hashCode();
        }

        private StringBuilder add(Object... parts) {
            for (Object part : parts) {
                text.append(part).append(' ');
            }
            return text;
        }

        @Override
        public StringBuilder visitRecord(RecordType record) {
            add("record", record.closed(), record.constants(), record.additionalPatterns(), record.additionalChecks());
            add(record.requiredBesides(), record.requirements());
            if (record.additional() != null) {
                record.additional().accept(this);
            }
            for (Component component : record.components()) {
                add(component.wireName(), component.required(), component.nullable(), component.checks());
                component.type().accept(this);
            }
            return text;
        }

        @Override
        public StringBuilder visitUnion(UnionType union) {
            add("union", union.exclusive(), union.discriminator());
            union.told().forEach((value, member) -> add(value).append(refer(member)));
            if (union.otherwise() != null) {
                add("otherwise").append(refer(union.otherwise()));
            }
            union.members().forEach(this::refer);
            return text;
        }

        @Override
        public StringBuilder visitMixed(MixedType mixed) {
            add("mixed", mixed.exclusive());
            mixed.alternatives().forEach(alternative -> alternative.accept(this));
            return text;
        }

        @Override
        public StringBuilder visitEnum(EnumType type) {
            return add("enum", type.values());
        }

        @Override
        public StringBuilder visitScalar(Scalar scalar) {
            return add(scalar.kind());
        }

        @Override
        public StringBuilder visitAnyJson(AnyJson any) {
            return add("any");
        }

        @Override
        public StringBuilder visitList(ListOf list) {
            add("list", list.singleAccepted());
            ListOf.Places places = list.places();
            if (places != null) {
                add("places", places.first().size());
                places.first().forEach(place -> place.accept(this));
                places.rest().accept(this);
            }
            return list.element().accept(this);
        }

        @Override
        public StringBuilder visitMap(MapOf map) {
            add("map");
            MapOf.ByName names = map.names();
            if (names != null) {
                names.patterns().forEach((pattern, value) -> {
                    add(pattern);
                    value.accept(this);
                });
                names.rest().accept(this);
            }
            return map.value().accept(this);
        }

        @Override
        public StringBuilder visitFormatted(Formatted formatted) {
            return add(formatted.format());
        }

        @Override
        public StringBuilder visitExternal(External external) {
            return add(external.className());
        }

        @Override
        public StringBuilder visitImported(Imported imported) {
            return add(imported.type().className());
        }

        @Override
        public StringBuilder visitOrNull(OrNull orNull) {
            add("null or");
            return orNull.type().accept(this);
        }

        @Override
        public StringBuilder visitDeclared(Declared declared) {
            return add(refer(declared.declaration()));
        }

        private String refer(Declaration declaration) {
            String name = Spot.nameOf(declaration);
            references.add(name);
            add(name);
            return name;
        }
    }
}
