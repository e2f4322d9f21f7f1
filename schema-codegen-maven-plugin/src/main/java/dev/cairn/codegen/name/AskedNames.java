package dev.cairn.codegen.name;

import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declaration.Origin;
import dev.cairn.documents.Diagnostics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gives types the names that the schema or the names file asks for. */
final class AskedNames {

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
                            "there would be two types called " + declaration.name() + ": " + other.shortPath() + " ("
                                    + other.place() + ") and " + declaration.shortPath() + "; give one of them another"
                                    + " name");
                }
            }
        }
    }
}
