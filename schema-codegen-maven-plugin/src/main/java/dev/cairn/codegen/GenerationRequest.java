package dev.cairn.codegen;

import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to generate, and how.
 *
 * @param inputs the files; what schemas refer to is read too
 * @param baseDirectory diagnostics name files relative to this folder
 * @param targetPackage the package of the generated types
 * @param java what the user chose about the code of types
 * @param includeSchemaResources whether a compact copy of each schema becomes a resource beside the classes
 * @param shareModels whether models of other modules may use these by reference
 * @param types what the user chose about types
 * @param referencePaths folders with copies of documents that schemas refer to by their addresses
 * @param allowNetworkReferences whether references over the network are followed
 */
public record GenerationRequest(
        SchemaInputs inputs,
        Path baseDirectory,
        String targetPackage,
        JavaOptions java,
        boolean includeSchemaResources,
        boolean shareModels,
        TypeOptions types,
        List<Path> referencePaths,
        boolean allowNetworkReferences) {

    public GenerationRequest {
        referencePaths = List.copyOf(referencePaths);
    }

    /** The options that change what is generated, as text; the files are not among them. */
    public String options() {
        List<Path> names = new ArrayList<>();
        for (List<Path> files : inputs.overlays().values()) {
            for (Path file : files) {
                names.add(file.getFileName());
            }
        }
        return String.join(
                "\n",
                targetPackage,
                java.toString(),
                "resources=" + includeSchemaResources,
                "shared=" + shareModels,
                "overlays=" + names,
                "examples=" + !inputs.examples().isEmpty(),
                "names=" + (inputs.namesFile() != null),
                types.toString(),
                "references=" + referencePaths,
                "network=" + allowNetworkReferences);
    }
}
