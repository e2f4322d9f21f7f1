package dev.cairn.codegen.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that a run starts from.
 *
 * @param schemas the schema files, absolute and sorted
 * @param overlays the files that are laid over a schema, by the schema's file
 * @param namesFile the file with names for types, or null
 */
public record SchemaInputs(
        List<Path> schemas,
        Map<Path, List<Path>> overlays,
        @Nullable Path namesFile) {

    public SchemaInputs {
        schemas = List.copyOf(schemas);
        overlays = Collections.unmodifiableMap(new LinkedHashMap<>(overlays));
    }

    /**
     * Looks for schemas.
     *
     * @param files which files in a folder are schemas
     * @param sources files and folders
     * @param namesFile null for the one that lies in a folder by its usual name
     * @param overlays the files that are no schemas, but are laid over one
     * @throws InputException if there are no schemas, or it is not clear which one an overlay belongs to
     */
    public static SchemaInputs find(
            SchemaFiles files, List<Path> sources, @Nullable Path namesFile, List<Path> overlays) throws IOException {
        Path names = namesFile == null ? files.namesIn(sources) : namesFile;
        List<Path> above = overlays.stream()
                .map(overlay -> overlay.toAbsolutePath().normalize())
                .toList();
        List<Path> schemas = new ArrayList<>(files.in(sources, names));
        schemas.removeAll(above);
        if (schemas.isEmpty()) {
            throw new InputException("There are no schemas in " + sources + ".");
        }
        return new SchemaInputs(schemas, bySchema(above, schemas), names);
    }

    private static Map<Path, List<Path>> bySchema(List<Path> overlays, List<Path> schemas) {
        Map<Path, List<Path>> bySchema = new LinkedHashMap<>();
        for (Path overlay : overlays) {
            String name = String.valueOf(overlay.getFileName());
            List<Path> bases = schemas.size() == 1
                    ? schemas
                    : schemas.stream()
                            .filter(schema -> name.startsWith(baseName(schema)))
                            .toList();
            if (bases.size() != 1) {
                throw new InputException("It is not clear which schema " + overlay
                        + " is to be laid over: let its name begin with the schema's.");
            }
            bySchema.computeIfAbsent(bases.get(0), schema -> new ArrayList<>()).add(overlay);
        }
        return bySchema;
    }

    private static String baseName(Path schema) {
        return String.valueOf(schema.getFileName()).replaceFirst("\\.[^.]*$", "");
    }
}
