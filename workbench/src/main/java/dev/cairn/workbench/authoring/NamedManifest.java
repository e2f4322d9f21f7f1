package dev.cairn.workbench.authoring;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.Connector;
import dev.cairn.workbench.operation.Desk;
import dev.cairn.workbench.operation.OperationFailure;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The manifest that a tool is to work on.
 *
 * @param file where it stands, or would stand, as an absolute path: places are in it, and files are looked for beside it
 */
public record NamedManifest(String file, String text) {

    private static final String USUAL = "manifest.yaml";

    /**
     * Finds the manifest that a request names, or brings along.
     *
     * @param name its path below the folder; null for the usual one
     * @param text null for the text of the file
     * @throws OperationFailure if there is none
     * @throws InvalidDocumentException if it is no text
     */
    public static NamedManifest of(@Nullable String name, @Nullable String text, Desk desk) {
        String file = Objects.requireNonNullElse(name, USUAL);
        Path path = text == null ? desk.folder().file(file) : desk.folder().inside(file);
        return new NamedManifest(path.toString(), text == null ? DocumentFiles.text(path) : text);
    }

    /** The folder in which files are looked for. */
    public Path folder() {
        return Objects.requireNonNull(Path.of(file).getParent());
    }

    /**
     * Loads the manifest.
     *
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public Connector connector() {
        return Connector.load(file, text);
    }
}
