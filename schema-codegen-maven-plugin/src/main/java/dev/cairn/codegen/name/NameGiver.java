package dev.cairn.codegen.name;

import dev.cairn.codegen.identifier.Identifiers;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declaration.Origin;
import dev.cairn.documents.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Gives every type its name. In this order: what the schema ({@code javaName}, {@code javaUnionName}) or the names file says; the
 * name of the definition; for an object or enum inside another object, the property's name, nested in that object; for an
 * alternative, its title or its type; for a union, the name of the first property that uses it; for a mixed union, its
 * alternatives' names. Where several types would have the same name, all but definitions get longer ones, and a warning says how
 * to choose them. What a type is called doesn't depend on the order in which the types are found.
 */
public final class NameGiver {

    private final Collection<Declaration> declarations;
    private final TypeOptions options;
    private final ReservedNames reserved;
    private final AskedNames asked;
    private final DefinitionNames definitions;
    private final PlaceNames places;

    public NameGiver(
            Collection<Declaration> declarations,
            Names names,
            TypeOptions options,
            Identifiers identifiers,
            Diagnostics diagnostics) {
        this.declarations = declarations;
        this.options = options;
        this.reserved = new ReservedNames(declarations);
        TakenNames taken = new TakenNames();
        this.asked = new AskedNames(names, taken, reserved, diagnostics);
        this.definitions = new DefinitionNames(options, identifiers, taken, reserved, diagnostics);
        this.places = new PlaceNames(options, identifiers, taken, reserved, diagnostics);
    }

    public void nameAll() {
        List<Declaration> sorted = sorted(declarations);
        asked.give(sorted);
        definitions.give(sorted);
        places.give(unnamed(sorted, declaration -> declaration.owner() == null && !declaration.isNamedAfterOthers()));
        for (Declaration declaration : unnamed(sorted, declaration -> declaration.owner() != null)) {
            declaration.nameIt(options.affixed(places.inside(declaration)));
        }
        nameAfterOthers(sorted);
        Set<String> topLevel = new HashSet<>();
        for (Declaration declaration : sorted) {
            if (declaration.owner() == null) {
                topLevel.add(declaration.name());
            }
        }
        new NestedNames(sorted, topLevel, reserved).untangle();
    }

    private static List<Declaration> sorted(Collection<Declaration> declarations) {
        declarations.forEach(Declaration::sortOrigins);
        List<Declaration> sorted = new ArrayList<>(declarations);
        sorted.sort(Comparator.comparing(
                        (Declaration declaration) -> declaration.place().file())
                .thenComparingInt(declaration -> declaration.place().line())
                .thenComparingInt(declaration -> declaration.place().column())
                .thenComparing(Declaration::shortPath));
        return sorted;
    }

    /** The others come first; of those that lead back to themselves, none does. */
    private void nameAfterOthers(List<Declaration> sorted) {
        List<Declaration> pending = unnamed(sorted, declaration -> true);
        while (!pending.isEmpty()) {
            List<Declaration> ready = unnamed(pending, Declaration::othersAreNamed);
            places.give(ready.isEmpty() ? pending : ready);
            pending = unnamed(pending, declaration -> true);
        }
    }

    private static List<Declaration> unnamed(List<Declaration> declarations, Predicate<Declaration> which) {
        List<Declaration> unnamed = new ArrayList<>();
        for (Declaration declaration : declarations) {
            if (!declaration.isNamed() && which.test(declaration)) {
                unnamed.add(declaration);
            }
        }
        return unnamed;
    }

    /** Gives types the names that the schema or the names file asks for. */
    private static final class AskedNames {

        private final Names names;
        private final TakenNames taken;
        private final ReservedNames reserved;
        private final Diagnostics diagnostics;
        private final Set<String> used = new HashSet<>();

        AskedNames(Names names, TakenNames taken, ReservedNames reserved, Diagnostics diagnostics) {
            this.names = names;
            this.taken = taken;
            this.reserved = reserved;
            this.diagnostics = diagnostics;
        }

        void give(List<Declaration> declarations) {
            declarations.forEach(this::give);
            names.places().forEach((path, place) -> {
                if (!used.contains(path)) {
                    diagnostics.error(place, "there is no type to name at '" + path + "'");
                }
            });
            reportAskedTwice(declarations);
        }

        private void give(Declaration declaration) {
            String asked = declaration.requested();
            for (Origin origin : declaration.origins()) {
                String name = names.name(origin.shortPath());
                if (name != null && used.add(origin.shortPath())) {
                    asked = name;
                }
            }
            if (asked != null && reserved.contains(asked)) {
                diagnostics.error(
                        declaration.place(),
                        "a type cannot be called " + asked + ", since generated code calls something else so; give it"
                                + " another name");
            }
            if (asked != null) {
                declaration.nestIn(null);
                declaration.nameIt(asked);
                taken.take(asked);
            }
        }

        private void reportAskedTwice(List<Declaration> declarations) {
            Map<String, Declaration> byName = new TreeMap<>();
            for (Declaration declaration : declarations) {
                if (declaration.isNamed()) {
                    Declaration other = byName.putIfAbsent(TakenNames.key(declaration.name()), declaration);
                    if (other != null) {
                        diagnostics.error(
                                declaration.place(),
                                "there would be two types called " + declaration.name() + ": " + other.shortPath()
                                        + " ("
                                        + other.place() + ") and " + declaration.shortPath()
                                        + "; give one of them another"
                                        + " name");
                    }
                }
            }
        }
    }
}
