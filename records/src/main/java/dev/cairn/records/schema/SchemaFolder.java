package dev.cairn.records.schema;

import dev.cairn.core.error.SystemException;
import dev.cairn.documents.file.RealPath;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schema files of a connector, all inside of one folder.
 *
 * <p>A Python connector names them from the folder above its package, in which the manifest lies; so the first folder of a
 * path may be the package itself.
 */
final class SchemaFolder {

    private final Path folder;

    SchemaFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The file that a manifest's path means, or nothing where there is none. */
    Optional<Path> find(String path) {
        if (path.indexOf('\0') >= 0) {
            return Optional.empty(); // no file has such a name
        }
        Path relative = Path.of(path.startsWith("/") ? path.substring(1) : path).normalize();
        List<Path> candidates = relative.getNameCount() > 1
                ? List.of(relative, relative.subpath(1, relative.getNameCount()))
                : List.of(relative);
        return candidates.stream()
                .map(candidate -> folder.resolve(candidate).normalize())
                .filter(file -> file.startsWith(folder) && Files.isRegularFile(file))
                .findFirst()
                .map(this::inside);
    }

    /** The file in the folder of shared schemas that a reference means. */
    Path shared(String reference) {
        if (reference.indexOf('\0') >= 0) {
            throw new SystemException("The schema refers to a file whose name holds a NUL character");
        }
        Path file = folder.resolve("schemas/shared").resolve(reference).normalize();
        if (!file.startsWith(folder)) {
            throw new SystemException("The schema refers to " + reference + ", which is outside of the connector");
        }
        return inside(file);
    }

    /** A file whose name is inside of the folder; a symbolic link must not lead out of it. */
    private Path inside(Path file) {
        if (!Files.exists(file)) {
            return file; // whoever reads it says so
        }
        try {
            RealPath real = RealPath.of(file);
            if (!real.isIn(folder)) {
                String message = "The schema file " + file + " is " + real.path()
                        + " by a symbolic link, which is outside of the connector: copy it into the connector's folder";
                throw new SystemException(message);
            }
        } catch (IOException e) {
            String message = "Cannot read the schema file " + file + ": " + FailureWords.of(e);
            throw new SystemException(message, message, e);
        }
        return file;
    }

    static @Nullable Object read(Path file) {
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            String message = "Cannot find the schema file " + file;
            throw new SystemException(message, message, e);
        } catch (IOException e) {
            String message = "Cannot read the schema file " + file + ": " + FailureWords.of(e);
            throw new SystemException(message, message, e);
        }
    }
}
