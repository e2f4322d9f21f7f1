package dev.cairn.codegen.name;

import dev.cairn.codegen.identifier.Identifiers;
import dev.cairn.codegen.identifier.PathWords;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.documents.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names types that have no names of their own, by the places that use them and by what they are. */
final class PlaceNames {

    private final TypeOptions options;
    private final Identifiers identifiers;
    private final TakenNames taken;
    private final ReservedNames reserved;
    private final Diagnostics diagnostics;

    PlaceNames(
            TypeOptions options,
            Identifiers identifiers,
            TakenNames taken,
            ReservedNames reserved,
            Diagnostics diagnostics) {
        this.options = options;
        this.identifiers = identifiers;
        this.taken = taken;
        this.reserved = reserved;
        this.diagnostics = diagnostics;
    }

    /** Names some types at once, so that it doesn't matter which comes first. */
    void give(List<Declaration> group) {
        Map<String, List<Declaration>> renamed = new LinkedHashMap<>();
        List<Declaration> pending = group;
        for (int level = 0; level < 3 && !pending.isEmpty(); level++) {
            List<Declaration> next = giveUnique(pending, level);
            if (level == 0) {
                next.forEach(
                        declaration -> renamed.computeIfAbsent(candidate(declaration, 0), name -> new ArrayList<>())
                                .add(declaration));
            }
            pending = next;
        }
        pending.forEach(declaration -> declaration.nameIt(taken.takeNumbered(candidate(declaration, 2))));
        renamed.forEach(this::warnOfLongerNames);
    }

    /** Gives names that only one of some types would have; returns the other types. */
    private List<Declaration> giveUnique(List<Declaration> pending, int level) {
        Map<String, List<Declaration>> byName = new LinkedHashMap<>();
        for (Declaration declaration : pending) {
            byName.computeIfAbsent(TakenNames.key(candidate(declaration, level)), name -> new ArrayList<>())
                    .add(declaration);
        }
        List<Declaration> others = new ArrayList<>();
        for (Map.Entry<String, List<Declaration>> entry : byName.entrySet()) {
            if (entry.getValue().size() == 1 && taken.take(entry.getKey())) {
                Declaration only = entry.getValue().get(0);
                only.nameIt(candidate(only, level));
            } else {
                others.addAll(entry.getValue());
            }
        }
        return others;
    }

    private String candidate(Declaration declaration, int level) {
        String composed = level == 0 ? declaration.composedName() : null;
        if (composed != null) {
            return reserved.free(composed);
        }
        String path = declaration.shortPath();
        String words = PathWords.of(path);
        String name = switch (level) {
            case 0 -> inside(declaration);
            case 1 ->
                PathWords.isObjects(path)
                        ? identifiers.type(PathWords.last(path)) + "Object"
                        : identifiers.type(
                                declaration.suggested() == null
                                        ? words
                                        : PathWords.withoutIndex(words) + " " + declaration.suggested());
            default -> identifiers.type(words.isEmpty() ? "Type" : words) + (PathWords.isObjects(path) ? "Object" : "");
        };
        return reserved.free(options.affixed(name));
    }

    /** A name that is enough beside other properties, without what was chosen for all names. */
    String inside(Declaration declaration) {
        String path = declaration.shortPath();
        String suggested = declaration.suggested();
        boolean better = PathWords.isAlternative(path) || declaration.isRenamed();
        return better && suggested != null ? suggested : identifiers.type(PathWords.last(path));
    }

    private void warnOfLongerNames(String name, List<Declaration> sharers) {
        Set<String> lines = new LinkedHashSet<>();
        sharers.forEach(sharer -> lines.add("\n  " + sharer.name() + ": \"" + sharer.shortPath() + '"'));
        diagnostics.warning(
                sharers.get(sharers.size() - 1).place(),
                (sharers.size() == 1 ? "another type is" : sharers.size() + " types would be") + " called " + name
                        + ", so there are longer names. To choose others, or to keep these whatever is added to the schema,"
                        + " put into the names file:" + String.join("", lines));
    }
}
