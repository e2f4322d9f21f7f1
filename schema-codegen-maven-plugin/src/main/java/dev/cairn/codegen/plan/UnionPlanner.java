package dev.cairn.codegen.plan;

import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a choice of types becomes. The same choice is the same type wherever it occurs. Which of its members a document is, is
 * decided when it is read, by {@code support.UnionReader}.
 */
final class UnionPlanner {

    private final Map<Set<RecordType>, UnionType> unions = new LinkedHashMap<>();
    private final Map<Set<TypeUse>, MixedType> mixed = new LinkedHashMap<>();
    private final Set<MixedType> single = new LinkedHashSet<>();

    /**
     * The type of a value that has one of several types.
     *
     * @param alternatives in the schema's order
     * @param keepApart whether one X and a list of X are two things, and not just two ways to write a list
     * @param exclusive whether a value may be only one of them
     * @param origin where the schema offers this choice
     */
    TypeUse oneOf(List<TypeUse> alternatives, boolean keepApart, boolean exclusive, Declaration.Origin origin) {
        boolean nullable = false;
        for (TypeUse alternative : alternatives) {
            nullable |= alternative.allowsNull();
        }
        TypeUse type = notNull(alternatives, keepApart, exclusive, origin);
        return nullable && !type.isAnything() ? new OrNull(type) : type;
    }

    /** The type of values of which only some have one of several types. */
    TypeUse orAnything(List<TypeUse> alternatives, Declaration.Origin origin) {
        Set<TypeUse> others = new LinkedHashSet<>(alternatives);
        others.add(new AnyJson());
        return new Declared(mixed(others, origin));
    }

    private TypeUse notNull(
            List<TypeUse> alternatives, boolean keepApart, boolean exclusive, Declaration.Origin origin) {
        ChoiceParts parts = new ChoiceParts();
        boolean nested = false;
        for (TypeUse alternative : alternatives) {
            Declaration declaration = alternative.declaration();
            nested |= declaration != null && declaration.isInclusive();
            parts.add(alternative);
        }
        Set<RecordType> objects = parts.objects();
        Set<TypeUse> others = parts.others();
        boolean onlyOne = exclusive && !nested;
        if (objects.stream().map(RecordType::packageName).distinct().count() > 1) {
            // A sealed interface and its records have to be in one package (JLS 8.1.6).
            objects.forEach(record -> others.add(new Declared(record)));
            objects = Set.of();
        }
        withoutLists(others);
        if (others.contains(new Scalar(ScalarKind.NUMBER))) {
            others.remove(new Scalar(ScalarKind.INTEGER));
        }
        if (others.contains(new AnyJson()) || (objects.isEmpty() && others.isEmpty())) {
            return new AnyJson();
        }
        if (others.isEmpty()) {
            return objectOf(objects, onlyOne, origin);
        }
        if (objects.isEmpty() && others.size() == 1) {
            return others.iterator().next();
        }
        ListOf list =
                !keepApart && others.size() == 1 ? others.iterator().next().list() : null;
        if (list != null
                && !objects.isEmpty()
                && ChoiceParts.of(list.element()).objects().containsAll(objects)) {
            return new ListOf(list.element(), true, list.places());
        }
        if (!objects.isEmpty()) {
            others.add(objectOf(objects, onlyOne, origin.objects()));
        }
        MixedType type = mixed(others, origin);
        if (!onlyOne) {
            type.allowSeveral();
        }
        return new Declared(type);
    }

    /** The union of the records that values of a type can be, where there is one. */
    Optional<UnionType> union(TypeUse type) {
        return Optional.ofNullable(unions.get(ChoiceParts.of(type).objects()));
    }

    private MixedType mixed(Set<TypeUse> alternatives, Declaration.Origin origin) {
        MixedType type = mixed.get(alternatives);
        if (type == null) {
            // The schema's order doesn't matter.
            type = new MixedType(
                    alternatives.stream().sorted(AlternativeOrder.COMPARATOR).toList());
            mixed.put(alternatives, type);
        }
        type.addOrigin(origin);
        return type;
    }

    /** A list that accepts a single value, too, is all that the same list is without that. */
    private static void withoutLists(Set<TypeUse> others) {
        for (TypeUse other : List.copyOf(others)) {
            ListOf list = other.list();
            if (list != null && list.singleAccepted()) {
                others.remove(new ListOf(list.element(), false, list.places()));
            }
        }
    }

    /** Decides what a type is that was needed before it was known. */
    TypeUse finish(MixedType unfinished, TypeUse type, Declaration.Origin origin) {
        Declaration known = type.declaration();
        if (known != null) {
            unfinished.becomes(known);
            return type;
        }
        unfinished.complete(List.of(type));
        unfinished.addOrigin(origin);
        single.add(unfinished);
        return new Declared(unfinished);
    }

    /** Lets types that keep objects as they stand take the place of unions. */
    void degrade(Collection<UnionType> some) {
        unions.values().removeAll(some);
        for (UnionType union : some) {
            MixedType kept = MixedType.ofObjects();
            kept.replace(union);
            single.add(kept);
        }
    }

    Collection<UnionType> unions() {
        return unions.values();
    }

    Collection<MixedType> mixed() {
        Set<MixedType> all = new LinkedHashSet<>(mixed.values());
        all.addAll(single);
        return all;
    }

    /** Makes unions extend those that have all their members and more, and records members of the smallest. */
    void link() {
        for (UnionType union : unions.values()) {
            List<UnionType> larger = new ArrayList<>();
            for (UnionType other : unions.values()) {
                if (union.isProperSubsetOf(other)) {
                    larger.add(other);
                }
            }
            for (UnionType candidate : larger) {
                if (!hasProperSubset(candidate, larger)) {
                    union.extend(candidate);
                }
            }
        }
        for (UnionType union : unions.values()) {
            for (RecordType record : union.members()) {
                if (!isInAny(union.children(), record)) {
                    record.joinUnion(union);
                }
            }
        }
    }

    private static boolean hasProperSubset(UnionType union, List<UnionType> others) {
        for (UnionType other : others) {
            if (other.isProperSubsetOf(union)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInAny(Collection<UnionType> unions, RecordType record) {
        for (UnionType union : unions) {
            if (union.members().contains(record)) {
                return true;
            }
        }
        return false;
    }

    private TypeUse objectOf(Set<RecordType> objects, boolean exclusive, Declaration.Origin origin) {
        if (objects.size() == 1) {
            return new Declared(objects.iterator().next());
        }
        UnionType union = unions.get(objects);
        if (union == null) {
            union = new UnionType(new LinkedHashSet<>(objects));
            union.putInto(objects.iterator().next().packageName());
            unions.put(new LinkedHashSet<>(objects), union);
        }
        if (!exclusive) {
            union.allowSeveral();
        }
        union.addOrigin(origin);
        return new Declared(union);
    }

    /** Takes alternatives apart that are choices themselves, and sorts the objects out of the rest. */
    private static final class ChoiceParts implements Declaration.Visitor<Boolean> {

        private final Set<RecordType> objects = new LinkedHashSet<>();
        private final Set<TypeUse> others = new LinkedHashSet<>();

        static ChoiceParts of(TypeUse type) {
            ChoiceParts parts = new ChoiceParts();
            parts.add(type);
            return parts;
        }

        void add(TypeUse alternative) {
            TypeUse type = alternative.notNull();
            Declaration declaration = type.declaration();
            if (declaration == null || !declaration.accept(this)) {
                others.add(type);
            }
        }

        /** The records among the parts. */
        Set<RecordType> objects() {
            return objects;
        }

        /** The parts that are no records. */
        Set<TypeUse> others() {
            return others;
        }

        @Override
        public Boolean visitRecord(RecordType record) {
            objects.add(record);
            return true;
        }

        @Override
        public Boolean visitUnion(UnionType union) {
            objects.addAll(union.members());
            return true;
        }

        @Override
        public Boolean visitMixed(MixedType mixed) {
            mixed.alternatives().forEach(this::add);
            return mixed.isFinished();
        }

        @Override
        public Boolean visitEnum(EnumType type) {
            return false;
        }
    }
}
