package dev.cairn.codegen.name;

import dev.cairn.codegen.identifier.Identifiers;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declaration.Origin;
import dev.cairn.documents.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives types the names of definitions and documents; where two come to the same one, the one that is written so keeps it. */
final class DefinitionNames {

    private final TypeOptions options;
    private final Identifiers identifiers;
    private final TakenNames taken;
    private final ReservedNames reserved;
    private final Diagnostics diagnostics;

    DefinitionNames(
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

    void give(List<Declaration> declarations) {
        List<Declaration> rewritten = new ArrayList<>();
        for (Declaration declaration : declarations) {
            String definition = declaration.isNamed() ? null : definitionName(declaration);
            if (definition != null) {
                String name = free(definition);
                boolean asWritten = name.equals(options.affixed(definition));
                if (!asWritten || !taken.take(name)) {
                    rewritten.add(declaration);
                } else {
                    declaration.nestIn(null);
                    declaration.nameIt(name);
                }
            }
        }
        for (Declaration declaration : rewritten) {
            String wanted = free(String.valueOf(definitionName(declaration)));
            String name = taken.takeNumbered(wanted);
            declaration.nestIn(null);
            declaration.nameIt(name);
            if (!name.equals(wanted)) {
                diagnostics.warning(
                        declaration.place(),
                        "there is another " + wanted + ", so this type is called " + name
                                + "; javaName or the names file give it another name");
            }
        }
    }

    private String free(String name) {
        return reserved.free(options.affixed(identifiers.type(name)));
    }

    private static @Nullable String definitionName(Declaration declaration) {
        for (Origin origin : declaration.origins()) {
            if (declaration.takesNameOf(origin.path()) && !origin.shortPath().endsWith(")")) {
                return origin.path().isRoot()
                        ? origin.shortPath()
                        : origin.path().last();
            }
        }
        return null;
    }
}
