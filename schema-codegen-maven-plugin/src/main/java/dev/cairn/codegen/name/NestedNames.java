package dev.cairn.codegen.name;

import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.RecordType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renames nested types that would hide others: a type of the same name, or one that generated code uses. */
final class NestedNames {

    /** File systems have room for 255 bytes, of which builders and visitors inside of types take some. */
    private static final int MOST_CHARACTERS = 150;

    private final List<Declaration> all;
    private final Set<String> topLevel;
    private final ReservedNames reserved;
    private final Map<RecordType, Set<String>> nested = new HashMap<>();

    NestedNames(List<Declaration> all, Set<String> topLevel, ReservedNames reserved) {
        this.all = all;
        this.topLevel = topLevel;
        this.reserved = reserved;
        all.forEach(declaration -> {
            RecordType owner = declaration.owner();
            if (owner != null) {
                nested.computeIfAbsent(owner, key -> new HashSet<>());
            }
        });
    }

    /**
     * A nested type hides every other type of its name, in its owner: then it takes its owner's name in front. Where its class file
     * would have too long a name, it is nested less deep.
     */
    void untangle() {
        Set<Declaration> done = new HashSet<>();
        for (Declaration declaration : all) {
            untangle(declaration, done);
        }
    }

    /** How long the name of a type's class file is, without its ending. */
    private static int length(RecordType type) {
        RecordType owner = type.owner();
        return type.name().length() + (owner == null ? 0 : length(owner) + 1);
    }

    private void untangle(Declaration declaration, Set<Declaration> done) {
        RecordType owner = declaration.owner();
        if (owner == null || !done.add(declaration)) {
            return;
        }
        untangle(owner, done);
        String name = declaration.name();
        while (owner.owner() != null && length(owner) + name.length() > MOST_CHARACTERS) {
            owner = owner.owner();
        }
        declaration.nestIn(owner);
        Set<String> hidden = new HashSet<>(topLevel);
        for (RecordType around = owner; around != null; around = around.owner()) {
            hidden.add(around.name());
            hidden.addAll(nested.getOrDefault(around, Set.of()));
        }
        if ((hidden.contains(name) || reserved.contains(name))
                && length(owner) + owner.name().length() + name.length() < MOST_CHARACTERS) {
            name = owner.name() + name;
        }
        String wanted = name;
        for (int number = 2; hidden.contains(name) || reserved.contains(name); number++) {
            name = wanted + number;
        }
        declaration.nameIt(name);
        nested.getOrDefault(owner, new HashSet<>()).add(name);
    }
}
