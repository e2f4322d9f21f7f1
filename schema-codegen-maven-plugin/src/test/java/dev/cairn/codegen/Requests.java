package dev.cairn.codegen;

import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import java.nio.file.Path;
import java.util.List;

/** What most tests ask for: some schemas, with builders, and nothing else that a user can choose. */
public final class Requests {

    private Requests() {}

    /**
     * A request for the models of some schemas.
     *
     * @param folder diagnostics name files relative to it
     */
    public static GenerationRequest of(Path folder, String targetPackage, Path... schemas) {
        return of(folder, targetPackage, List.of(schemas), List.of(), JavaOptions.BUILDERS);
    }

    /** @param references folders with copies of documents that schemas refer to by their addresses */
    static GenerationRequest of(
            Path folder, String targetPackage, List<Path> schemas, List<Path> references, JavaOptions java) {
        return new GenerationRequest(
                SchemaInputs.of(schemas),
                folder,
                targetPackage,
                java,
                false,
                false,
                TypeOptions.DEFAULT,
                references,
                false);
    }
}
