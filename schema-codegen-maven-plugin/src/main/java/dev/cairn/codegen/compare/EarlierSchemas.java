package dev.cairn.codegen.compare;

import dev.cairn.codegen.input.InputException;
import dev.cairn.codegen.input.InputPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that others are compared with. What is not a file yet is written to a folder, which {@link #close} deletes.
 *
 * <p>Not thread-safe.
 */
public final class EarlierSchemas implements AutoCloseable {

    /** What the name of a Git revision begins with. */
    public static final String GIT = "git:";

    private final InputPaths paths;
    private final @Nullable Path copies;

    private EarlierSchemas(InputPaths paths, @Nullable Path copies) {
        this.paths = paths;
        this.copies = copies;
    }

    /**
     * Finds schemas.
     *
     * @param against a file or a folder with schemas, a jar that has them among its resources, or {@code git:REVISION} for the files that
     *     have the paths of now in that revision
     * @param now where the schemas of now are
     * @param targetPackage the package whose schemas a jar has; empty if it has those of one only
     * @throws InputException if there are none
     */
    public static EarlierSchemas find(String against, InputPaths now, String targetPackage) throws IOException {
        if (!against.startsWith(GIT)) {
            Path place = now.base().resolve(against);
            if (!Files.exists(place)) {
                throw new InputException("There is nothing to compare with: no file or folder " + place + ".");
            }
            if (!against.endsWith(".jar")) {
                return new EarlierSchemas(now.of(List.of(place)), null);
            }
        }
        Path copies = Files.createTempDirectory("schema-codegen").toRealPath();
        EarlierSchemas found = null;
        try {
            InputPaths paths = against.startsWith(GIT)
                    ? new GitRevision(against.substring(GIT.length()), now).copy(copies)
                    : new InputPaths(
                            new SchemaJar(now.base().resolve(against), targetPackage).copy(copies),
                            now.namesFile(),
                            now.overlays(),
                            now.references(),
                            copies);
            found = new EarlierSchemas(paths, copies);
            return found;
        } finally {
            if (found == null) {
                delete(copies);
            }
        }
    }

    /** Where they are. */
    public InputPaths paths() {
        return paths;
    }

    @Override
    public void close() throws IOException {
        if (copies != null) {
            delete(copies);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
