package dev.cairn.codegen;

import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.type.TypeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to generate, and how.
 *
 * @param schemas the schema files; what they refer to is read too
 * @param overlays what is laid over a schema file: definitions, properties and members of choices that it gets besides its own
 * @param baseDirectory diagnostics name files relative to this folder
 * @param namesFile names for types that the schemas leave nameless, or null
 * @param targetPackage the package of the generated types
 * @param builders the records that get builders
 * @param withers the records that get {@code with} methods
 * @param includeSchemaResources whether a compact copy of each schema becomes a resource beside the classes
 * @param types what the user chose about types
 * @param referencePaths folders with copies of documents that schemas refer to by their addresses
 * @param allowNetworkReferences whether references over the network are followed
 * @param jackson what reads and writes models without maps between, and is there when they are compiled
 */
public record GenerationRequest(
        List<Path> schemas,
        Map<Path, List<Path>> overlays,
        Path baseDirectory,
        @Nullable Path namesFile,
        String targetPackage,
        TypeSelection builders,
        TypeSelection withers,
        boolean includeSchemaResources,
        TypeOptions types,
        List<Path> referencePaths,
        boolean allowNetworkReferences,
        Set<JacksonVersion> jackson) {

    public GenerationRequest {
        jackson = Collections.unmodifiableSet(new TreeSet<>(jackson));
        schemas = List.copyOf(schemas);
        overlays = Collections.unmodifiableMap(new TreeMap<>(overlays));
        referencePaths = List.copyOf(referencePaths);
    }

    /** A request in which all records get builders, or none. */
    public GenerationRequest(
            List<Path> schemas,
            Map<Path, List<Path>> overlays,
            Path baseDirectory,
            @Nullable Path namesFile,
            String targetPackage,
            boolean generateBuilders,
            boolean includeSchemaResources,
            TypeOptions types,
            List<Path> referencePaths,
            boolean allowNetworkReferences) {
        this(
                schemas,
                overlays,
                baseDirectory,
                namesFile,
                targetPackage,
                generateBuilders ? TypeSelection.ALL : TypeSelection.NONE,
                TypeSelection.NONE,
                includeSchemaResources,
                types,
                referencePaths,
                allowNetworkReferences,
                Set.of());
    }

    /** The same request for models that these know. */
    public GenerationRequest withJackson(Set<JacksonVersion> versions) {
        return new GenerationRequest(
                schemas,
                overlays,
                baseDirectory,
                namesFile,
                targetPackage,
                builders,
                withers,
                includeSchemaResources,
                types,
                referencePaths,
                allowNetworkReferences,
                versions);
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
                "builders=" + builders,
                "withers=" + withers,
                "resources=" + includeSchemaResources,
                "overlays=" + names,
                types.toString(),
                "references=" + referencePaths,
                "network=" + allowNetworkReferences,
                "jackson=" + jackson);
    }
}
