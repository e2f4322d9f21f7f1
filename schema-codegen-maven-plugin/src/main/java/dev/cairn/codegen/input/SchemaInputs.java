package dev.cairn.codegen.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that a run starts from.
 *
 * @param schemas the schema files, absolute and sorted; of examples of one type the first
 * @param overlays what is laid over a schema file: definitions, properties and members of choices that it gets besides its own
 * @param examples all examples of each type by the first; empty where the files are schemas
 * @param namesFile names for types that the schemas leave nameless, absolute, or null
 */
public record SchemaInputs(
        List<Path> schemas,
        Map<Path, List<Path>> overlays,
        Map<Path, List<Path>> examples,
        @Nullable Path namesFile) {

    public SchemaInputs {
        schemas = List.copyOf(schemas);
        overlays = Collections.unmodifiableMap(new TreeMap<>(overlays));
        examples = Collections.unmodifiableMap(new TreeMap<>(examples));
    }

    /** Schemas, and nothing besides. */
    public static SchemaInputs of(List<Path> schemas) {
        return new SchemaInputs(schemas, Map.of(), Map.of(), null);
    }

    /** The files that hold schemas or examples. */
    public List<Path> files() {
        return examples.isEmpty()
                ? schemas
                : examples.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Looks for schemas.
     *
     * @param files which files in a folder are schemas, or examples
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
            throw noSchemas(sources);
        }
        Map<Path, List<Path>> examples = files.areExamples() ? byType(schemas) : Map.of();
        List<Path> firsts = examples.isEmpty() ? schemas : List.copyOf(examples.keySet());
        return new SchemaInputs(
                firsts, bySchema(above, firsts), examples, names == null ? null : names.toAbsolutePath());
    }

    /**
     * Looks for files each of which is a schema, or an example, by itself; none is a names file.
     *
     * @throws InputException if there are none
     */
    public static SchemaInputs eachFile(SchemaFiles files, List<Path> sources) throws IOException {
        List<Path> found = files.in(sources, null);
        if (found.isEmpty()) {
            throw noSchemas(sources);
        }
        return of(found);
    }

    private static InputException noSchemas(List<Path> sources) {
        return new InputException("There are no schemas in " + sources + ".");
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

    /** Examples of one type lie in one folder, and their names are the same up to the first point. */
    private static Map<Path, List<Path>> byType(List<Path> files) {
        Map<Path, List<Path>> byName = new TreeMap<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replaceFirst("(?<=.)\\..*$", "");
            byName.computeIfAbsent(file.resolveSibling(name), type -> new ArrayList<>())
                    .add(file);
        }
        Map<Path, List<Path>> byFirst = new TreeMap<>();
        byName.values().forEach(examples -> byFirst.put(examples.get(0), examples));
        return byFirst;
    }

    private static String baseName(Path schema) {
        return String.valueOf(schema.getFileName()).replaceFirst("\\.[^.]*$", "");
    }
}
