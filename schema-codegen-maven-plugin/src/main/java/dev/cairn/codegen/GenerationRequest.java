package dev.cairn.codegen;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to generate, and how.
 *
 * @param schemas the schema files; what they refer to is read too
 * @param baseDirectory diagnostics name files relative to this folder
 * @param namesFile names for types that the schemas leave nameless, or null
 * @param targetPackage the package of the generated types
 * @param generateBuilders whether records get builders and {@code with} methods
 * @param includeSchemaResources whether a compact copy of each schema becomes a resource beside the classes
 * @param referencePaths folders with copies of documents that schemas refer to by their addresses
 * @param allowNetworkReferences whether references over the network are followed
 */
public record GenerationRequest(
        List<Path> schemas,
        Path baseDirectory,
        @Nullable Path namesFile,
        String targetPackage,
        boolean generateBuilders,
        boolean includeSchemaResources,
        List<Path> referencePaths,
        boolean allowNetworkReferences) {

    public GenerationRequest {
        schemas = List.copyOf(schemas);
        referencePaths = List.copyOf(referencePaths);
    }

    /** The options that change what is generated, as text; the files are not among them. */
    public String options() {
        return String.join(
                "\n",
                targetPackage,
                "builders=" + generateBuilders,
                "resources=" + includeSchemaResources,
                "references=" + referencePaths,
                "network=" + allowNetworkReferences);
    }
}
