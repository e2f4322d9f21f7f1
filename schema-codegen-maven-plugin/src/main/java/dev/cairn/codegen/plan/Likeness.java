package dev.cairn.codegen.plan;

import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of types by the values that they take, whatever they are called: each place of a schema has types of its own. For
 * one comparison.
 */
final class Likeness {

    private record Pair(Declaration first, Declaration second) {}

    /** What is being compared, and alike until a difference is found: types may contain themselves. */
    private final Set<Pair> assumed = new HashSet<>();

    boolean ofRecords(RecordType first, RecordType second) {
        return new HashSet<>(first.constants()).equals(new HashSet<>(second.constants()))
                && first.closed() == second.closed()
                && first.additionalPatterns().equals(second.additionalPatterns())
                && first.requiredBesides().equals(second.requiredBesides())
                && first.requirements().equals(second.requirements())
                && ofTypes(first.additional(), second.additional())
                && ofComponents(first.components(), second.components());
    }

    private boolean ofComponents(List<Component> first, List<Component> second) {
        Map<String, Component> others = new HashMap<>();
        second.forEach(component -> others.put(component.wireName(), component));
        return first.size() == second.size()
                && first.stream().allMatch(component -> {
                    Component other = others.get(component.wireName());
                    return other != null
                            && component.required() == other.required()
                            && component.checks().equals(other.checks())
                            && ofTypes(component.type(), other.type());
                });
    }

    private boolean ofTypes(@Nullable TypeUse first, @Nullable TypeUse second) {
        if (first == null || second == null) {
            return first == second;
        }
        if (first.equals(second)) {
            return true;
        }
        Declaration declared = first.declaration();
        Declaration other = second.declaration();
        if (declared != null && other != null) {
            return ofDeclarations(declared, other);
        }
        ListOf list = first.list();
        ListOf otherList = second.list();
        if (list != null && otherList != null) {
            return list.singleAccepted() == otherList.singleAccepted()
                    && ofTypes(list.element(), otherList.element())
                    && ofPlaces(list.places(), otherList.places());
        }
        MapOf map = first.map();
        MapOf otherMap = second.map();
        if (map != null && otherMap != null) {
            return ofTypes(map.value(), otherMap.value()) && ofNames(map.names(), otherMap.names());
        }
        return first.notNull() != first && second.notNull() != second && ofTypes(first.notNull(), second.notNull());
    }

    private boolean ofPlaces(ListOf.@Nullable Places first, ListOf.@Nullable Places second) {
        if (first == null || second == null) {
            return first == null && second == null;
        }
        return pairwise(first.first(), second.first(), this::ofTypes) && ofTypes(first.rest(), second.rest());
    }

    private boolean ofNames(MapOf.@Nullable ByName first, MapOf.@Nullable ByName second) {
        if (first == null || second == null) {
            return first == null && second == null;
        }
        return List.copyOf(first.patterns().keySet())
                        .equals(List.copyOf(second.patterns().keySet()))
                && pairwise(
                        List.copyOf(first.patterns().values()),
                        List.copyOf(second.patterns().values()),
                        this::ofTypes)
                && ofTypes(first.rest(), second.rest());
    }

    private boolean ofDeclarations(Declaration first, Declaration second) {
        return first == second || !assumed.add(new Pair(first, second)) || first.accept(new With(second));
    }

    private static <T> boolean pairwise(List<T> first, List<T> second, BiPredicate<T, T> alike) {
        Iterator<T> others = second.iterator();
        return first.size() == second.size() && first.stream().allMatch(one -> alike.test(one, others.next()));
    }

    /** Compares another declaration with the one that is visited. */
    private final class With implements Declaration.Visitor<Boolean> {

        private final Declaration other;

        With(Declaration other) {
            this.other = other;
        }

        @Override
        public Boolean visitRecord(RecordType record) {
            return other instanceof RecordType that && ofRecords(record, that);
        }

        @Override
        public Boolean visitUnion(UnionType union) {
            return other instanceof UnionType that
                    && union.exclusive() == that.exclusive()
                    && union.discriminator().equals(that.discriminator())
                    && union.told().keySet().equals(that.told().keySet())
                    && pairwise(union.members(), that.members(), Likeness.this::ofDeclarations);
        }

        @Override
        public Boolean visitMixed(MixedType mixed) {
            return other instanceof MixedType that
                    && mixed.exclusive() == that.exclusive()
                    && pairwise(mixed.alternatives(), that.alternatives(), Likeness.this::ofTypes);
        }

        @Override
        public Boolean visitEnum(EnumType type) {
            return other instanceof EnumType that && wires(type).equals(wires(that));
        }

        private Set<Object> wires(EnumType type) {
            Set<Object> wires = new HashSet<>();
            type.values().forEach(value -> wires.add(value.wire()));
            return wires;
        }
    }
}
