package dev.cairn.codegen;

import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.type.TypeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to generate, and how.
 *
 * @param schemas the schema files; what they refer to is read too
 * @param overlays what is laid over a schema file: definitions, properties and members of choices that it gets besides its own
 * @param baseDirectory diagnostics name files relative to this folder
 * @param namesFile names for types that the schemas leave nameless, or null
 * @param targetPackage the package of the generated types
 * @param java what the user chose about the code of types
 * @param includeSchemaResources whether a compact copy of each schema becomes a resource beside the classes
 * @param shareModels whether models of other modules may use these by reference
 * @param types what the user chose about types
 * @param referencePaths folders with copies of documents that schemas refer to by their addresses
 * @param allowNetworkReferences whether references over the network are followed
 */
public record GenerationRequest(
        List<Path> schemas,
        Map<Path, List<Path>> overlays,
        Path baseDirectory,
        @Nullable Path namesFile,
        String targetPackage,
        JavaOptions java,
        boolean includeSchemaResources,
        boolean shareModels,
        TypeOptions types,
        List<Path> referencePaths,
        boolean allowNetworkReferences) {

    public GenerationRequest {
        schemas = List.copyOf(schemas);
        overlays = Collections.unmodifiableMap(new TreeMap<>(overlays));
        referencePaths = List.copyOf(referencePaths);
    }

    /** The options that change what is generated, as text; the files are not among them. */
    public String options() {
        List<Path> names = new ArrayList<>();
        for (List<Path> files : overlays.values()) {
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
                types.toString(),
                "references=" + referencePaths,
                "network=" + allowNetworkReferences);
    }
}
